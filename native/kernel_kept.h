// Values in bfloat16, as the mix wants them: two keys side by side in a word, or turned for tiles. Included by kernel_mix.h.
//
// Of what a strip does with 96 keys that is a twentieth, with tiles a sixth. The strips of a head that one thread takes one after
// the other see the same keys: what was made is kept, at most 1 MB of it.

constexpr int64_t KEPT_BYTES = 1 << 20;
constexpr int KEPT_KEYS = 32;  // of a group: what a tile sums

struct KeptValues {
    int64_t head;      // b · Hkv + kv
    int64_t groups;    // of 32 keys, that there is room for
    int32_t* present;  // which group of keys a place holds, −1: none
    char* values;
};

inline int64_t group_bytes(const Strip& s) { return 2 * KEPT_KEYS * s.ldv; }

// Where values of this strip's head are kept; null: nowhere.
inline KeptValues* kept_values(Strip& s) {
    const Problem& p = *s.p;
    const int64_t most = KEPT_BYTES / group_bytes(s), all = (p.keys + KEPT_KEYS - 1) / KEPT_KEYS, groups = all < most ? all : most;
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

// Where values from key k0 on are kept; null: they are not there.
inline const char* present(const Strip& s, int64_t k0) {
    const KeptValues* kept = s.kept;
    if (!kept || k0 % KEPT_KEYS) return nullptr;
    const int64_t first = k0 / KEPT_KEYS, place = first % kept->groups;
    return kept->present[place] == first ? kept->values + place * group_bytes(s) : nullptr;
}

// n values from key k0 on; those in `broken` (a bit each, or null) and past n count as zeros.
template <class Op>
void make_values(Strip& s, int64_t k0, int n, const bool* broken, char* to) {
#ifdef QKV_TILES
    if (Op::tiles) return turn(s, s.p->v, s.p->value_width, k0, n, broken, to);
#endif
    const auto row = [&](int m) { return m >= n || (broken && broken[m]) ? nullptr : row_of(s.p->v, s.b, s.kv, k0 + m); };
    for (int m = 0; m < n; m += 2, to += 4 * s.ldv) interleave(row(m), row(m + 1), s.p->value_width, reinterpret_cast<float*>(to));
}

// The values of a block that are kept, made where they are not there yet; null where they cannot be.
template <class Op>
const char* find_kept(Strip& s, int64_t k0, int n) {
    KeptValues* kept = s.kept;
    const int64_t first = k0 / KEPT_KEYS, groups = (n + KEPT_KEYS - 1) / KEPT_KEYS;
    const bool whole = n % KEPT_KEYS == 0 || k0 + n == s.p->keys;
    const int64_t place = kept ? first % kept->groups : 0;
    const bool room = kept && first + groups - s.first_group <= kept->groups && place + groups <= kept->groups;
    if (!room || !whole || k0 % KEPT_KEYS) return nullptr;
    char* values = kept->values + place * group_bytes(s);
    for (int64_t g = 0; g < groups; ++g) {
        if (kept->present[place + g] == first + g) continue;
        const int64_t key = k0 + g * KEPT_KEYS;
        const int keys = static_cast<int>(smallest_of(KEPT_KEYS, k0 + n - key));
        make_values<Op>(s, key, keys, nullptr, values + g * group_bytes(s));
        kept->present[place + g] = static_cast<int32_t>(first + g);
    }
    return values;
}
