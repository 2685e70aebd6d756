// What a strip hands to products of tiles, and takes from them. Included inside an anonymous namespace by kernel_mix.h.
//
// Scores: keys as they lie in memory, times queries in the lanes. The mix: values × keys, times pairs of weights in the lanes; here
// the left operand has to be turned. That costs, of 96 keys, about a sixth of what a strip does with them, and the strips of a head
// that one thread takes one after the other see the same keys: what was turned is kept, half a second-level cache of it.

// mixed · keep + values · weights.
inline void mix_tiles(Strip& s, const char* v, int64_t step, int n, const float* weights, const float* keep, bool any) {
    const TileOperand values{v, 4 * TILE, step};
    if (!any) return multiply_tiles<false>(values, in_lanes(weights), tiles_summed(n), s.ldv, s.lanes, s.mixed, LD);
    for (int lane = 0; lane < s.lanes; lane += W) {
        const F kept = load(keep + lane);
        if (!word_of(unequal(kept, set1(1.0f)), 0)) continue;
        for (int64_t d = 0; d < s.ldv; ++d) store(s.mixed + d * LD + lane, mul(load(s.mixed + d * LD + lane), kept));
    }
    multiply_tiles<true>(values, in_lanes(weights), tiles_summed(n), s.ldv, s.lanes, s.mixed, LD);
}

// ---- turned values --------------------------------------------------------------------------------------------------------

constexpr int64_t KEPT_BYTES = 1 << 20;

struct KeptValues {
    int64_t head;      // b · Hkv + kv
    int64_t groups;    // of 32 keys, that there is room for
    int32_t* present;  // which group of keys a place holds, −1: none
    char* turned;
};

inline int64_t group_bytes(const Strip& s) { return 2 * TILE_SUMMED * s.ldv; }

// Where values of this strip's head are kept; null: nowhere.
inline KeptValues* kept_values(Strip& s) {
    const Problem& p = *s.p;
    const int64_t most = KEPT_BYTES / group_bytes(s), all = tiles_summed(p.keys), groups = all < most ? all : most;
    const int64_t head = s.b * p.kv_heads + s.kv, flags = (groups * 4 + 63) / 64 * 64;
    bool fresh;
    char* memory = static_cast<char*>(kept(64 + flags + groups * group_bytes(s), p.call, fresh));
    if (!memory) return nullptr;
    KeptValues& found = *reinterpret_cast<KeptValues*>(memory);
    if (fresh || found.head != head) {
        found = {head, groups, reinterpret_cast<int32_t*>(memory + 64), memory + 64 + flags};
        for (int64_t n = 0; n < groups; ++n) found.present[n] = -1;
    }
    return &found;
}

// n rows of keys or values from k0 on, turned; those in `broken` (a bit each, or null) and past n count as zeros.
inline void turn(Strip& s, const View& x, int64_t width, int64_t k0, int n, const bool* broken, char* to) {
    const int64_t ld = padded(width);
    const auto row = [&](int m) { return m >= n || (broken && broken[m]) ? nullptr : row_of(x, s.b, s.kv, k0 + m); };
    for (int first = 0; first < n; first += TILE_SUMMED, to += 2 * TILE_SUMMED * ld) {
        for (int m = 0; m < TILE_SUMMED; m += 2) interleave(row(first + m), row(first + m + 1), width, s.stage + m / 2 * ld);
        transpose_all(s.stage, ld, TILE_SUMMED / 2, ld, reinterpret_cast<float*>(to), TILE_SUMMED / 2);
    }
}

inline const char* values_of_tiles(Strip& s, int64_t k0, int n, const bool* broken) {
    KeptValues* kept = s.kept;
    const int64_t first = k0 / TILE_SUMMED, groups = tiles_summed(n);
    const bool whole = n % TILE_SUMMED == 0 || k0 + n == s.p->keys;
    const int64_t place = kept ? first % kept->groups : 0;
    const bool room = kept && first + groups - s.first_group <= kept->groups && place + groups <= kept->groups;
    if (!room || broken || !whole || k0 % TILE_SUMMED) {
        turn(s, s.p->v, s.p->value_width, k0, n, broken, reinterpret_cast<char*>(s.values));
        return reinterpret_cast<const char*>(s.values);
    }
    char* turned = kept->turned + place * group_bytes(s);
    for (int64_t g = 0; g < groups; ++g) {
        if (kept->present[place + g] == first + g) continue;
        const int64_t key = k0 + g * TILE_SUMMED;
        const int keys = static_cast<int>(smallest_of(TILE_SUMMED, k0 + n - key));
        turn(s, s.p->v, s.p->value_width, key, keys, nullptr, turned + g * group_bytes(s));
        kept->present[place + g] = static_cast<int32_t>(first + g);
    }
    return turned;
}
