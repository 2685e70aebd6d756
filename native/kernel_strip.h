// A strip: at most 64 queries of one head, its memory, and which keys of a block they see. Included by kernel_forward.h.

constexpr int GROUP_LANES = 16;

// The keys that some of a group of queries see lie in [least_first, most_last), by bounds; all of them see those in
// [most_first, least_last).
struct Reach {
    int64_t least_first, most_first, least_last, most_last;
};

// Rows that will be wanted soon: a few of them are fetched into the second cache with each tile of scores.
struct Ahead {
    const char* at = nullptr;
    int64_t row = 0, bytes = 0, rows = 0;

    void fetch(int64_t most) {
        for (; rows > 0 && most > 0; --rows, --most, at += row)
            for (int64_t n = 0; n < bytes; n += 64) __builtin_prefetch(at + n, 0, 2);
    }
};

// Working memory of a strip. Tiles with queries in the lanes have LD = 64 columns.
struct Strip {
    const Problem* p;
    int64_t b, h, kv, i0;
    int count, lanes;          // queries, and the same rounded up to whole vectors of 16
    bool merged;               // lanes are the queries of all heads of a group, head after head
    bool decorated;            // scores get a softcap or a bias, and are then in their own unit
    bool any;                  // some block was seen
    bool cuts;                 // keys that all queries see, as far as bounds tell, are blocks of their own
    bool narrows;              // blocks that bounds hide a part of are worked on by groups of 16 queries
    bool split;                // weights in bfloat16 and the rest: the output then carries no rounding of theirs
    float factor;              // from products to scores in their own unit, where they are decorated
    float rate, unit;          // from what is kept in `scores` to powers of 2, and to nats
    uint64_t live;             // a bit for each query
    int64_t most_first, least_last;  // keys in between are seen by all queries, as far as bounds tell
    Reach reach[STRIP / GROUP_LANES];     // the same of 16 queries each
    int64_t ldq, ldv;          // widths, rounded up
    int align;                 // the first key of a block is a multiple of it, as far as bounds tell
    int64_t begin, end;        // of the keys that the strip sees
    int64_t next_head;         // b · Hq + h of the next strip, −1: none
    int64_t first_group;       // of the keys that the strip sees
    struct KeptValues* kept;
    Ahead ahead[5];            // keys and values of blocks to come, queries of the next strip, where the output goes
    float *queries, *mixed, *scores, *pairs, *rests, *keys, *values, *stage, *bias;
    float* weights;            // floats of the mix: over the scores, or beside them where these are wanted still
    float* capped;             // where the backward wants the scores before the bias
    float *exp_queries, *exp_keys;  // additive scores: e^2x of queries and of a block's keys
    float energies;                 // … their sum
    float most_query, most_key;     // … the largest |q| of the strip, ∞ where one is not finite, and |k| of the block's usual keys
    bool odd_key[KEYS], some_odd_key;  // … keys that are not finite, or far from 0
    alignas(64) float largest[STRIP], total[STRIP], keep[STRIP], block_largest[STRIP];
    alignas(64) float spread[STRIP];  // Σ weight · log2 weight, where it is asked for
    alignas(64) int32_t first[STRIP], last[STRIP];
    alignas(64) uint64_t words[KEYS];
};

// ---- pass 0: memory, queries, bounds --------------------------------------------------------------------------------------

inline int64_t largest_of(int64_t a, int64_t b) { return a > b ? a : b; }
inline int64_t smallest_of(int64_t a, int64_t b) { return a < b ? a : b; }

inline size_t strip_bytes(const Problem& p) {
    const int64_t d = padded(p.width), dv = padded(p.value_width), wide = largest_of(largest_of(d, dv), KEYS);
    const int64_t floats = LD * (d + dv + wide + 3 * KEYS) + KEYS * (d + dv) + (p.energy ? (LD + KEYS) * d : 0);
    return sizeof(Strip) + 64 + floats * sizeof(float);
}

// Hands out the memory from `at` on; returns where it ends.
inline float* lay_out(Strip& s, const Problem& p, float* at) {
    s.p = &p;
    for (Ahead& a : s.ahead) a = {};
    s.next_head = -1;
    s.ldq = padded(p.width);
    s.ldv = padded(p.value_width);
    auto take = [&at](int64_t floats) { float* mine = at; at += floats; return mine; };
    s.queries = take(LD * s.ldq);
    s.mixed = take(LD * s.ldv);
    s.scores = s.weights = take(LD * KEYS);
    s.pairs = take(LD * KEYS / 2);
    s.rests = take(LD * KEYS / 2);
    s.bias = take(LD * KEYS);
    s.stage = take(LD * largest_of(largest_of(s.ldq, s.ldv), KEYS));
    s.capped = nullptr;
    s.keys = take(KEYS * s.ldq);
    s.values = take(KEYS * s.ldv);
    s.exp_queries = take(p.energy ? LD * s.ldq : 0);
    s.exp_keys = take(p.energy ? KEYS * s.ldq : 0);
    return at;
}

inline const char* row_of(const View& x, int64_t b, int64_t h, int64_t row) {
    return x.data + b * x.batch + h * x.head + row * x.row;
}

inline Ahead fetched(const View& x, Type type, int64_t width, int64_t b, int64_t h, int64_t first, int64_t rows) {
    return {row_of(x, b, h, first), x.row, width * (type == Type::f32 ? 4 : 2), rows};
}

inline void fetch_ahead(Strip& s, int rows) {
    for (int n = 0; n < 3; ++n) s.ahead[n].fetch(rows);
    for (int n = 3; n < 5; ++n) s.ahead[n].fetch(rows / 2);  // a block of 96 keys and one of 32 have the time
}

inline int64_t head_of(const Strip& s, int lane) {
    return s.merged ? s.h + lane / s.p->queries : s.h;
}

inline int64_t query_of(const Strip& s, int lane) { return s.merged ? lane % s.p->queries : s.i0 + lane; }

void grow_queries(Strip& s);                    // in kernel_additive.h: what additive scores need beside the queries,
void tanh_block(Strip& s, int64_t k0, int n);   // and those scores

// Queries to lanes as they lie in memory: whole words, whole vectors of them, all of one head.
template <class Op>
bool load_whole_queries(Strip& s, int64_t words) {
    const Problem& p = *s.p;
    const bool usual = Op::pairs ? p.width % (2 * W) == 0 && p.scale > 0 : p.width == words && p.type == Type::f32 && !p.energy;
    if (!usual || s.merged) return false;
    const F scale = set1(p.scale);
    for (int lane = 0; lane < s.lanes; lane += W) {
        const char* from = row_of(p.q, s.b, s.h, s.i0 + lane);
        for (int64_t d = 0; d < words; d += W, from += 4 * W) {
            const auto get = [&](int r) {
                const F x = lane + r < s.count ? load(reinterpret_cast<const float*>(from + r * p.q.row)) : set1(0.0f);
                return Op::pairs ? x : mul(x, scale);
            };
            turn_words(get, [&](int c, F x) { store(s.queries + (d + c) * LD + lane, x); });
        }
    }
    return true;
}

// Queries to lanes: floats multiplied by the scale, or pairs of bfloat16 as they are (their scores are scaled later).
template <class Op>
void load_queries(Strip& s) {
    const Problem& p = *s.p;
    const int64_t words = Op::pairs ? s.ldq / 2 : s.ldq, ld = padded(words);
    if (load_whole_queries<Op>(s, words)) return;
    for (int r = 0; r < s.lanes; ++r) {
        float* to = s.stage + r * ld;
        if (r >= s.count) {
            for (int64_t d = 0; d < ld; ++d) to[d] = 0.0f;
            continue;
        }
        const char* from = row_of(p.q, s.b, head_of(s, r), query_of(s, r));
        if (!Op::pairs) {
            widen_row(p.type, from, p.width, p.scale, to);
            continue;
        }
        uint32_t* bits = reinterpret_cast<uint32_t*>(to);
        const uint32_t sign = p.scale < 0 ? 0x80008000u : 0u;  // the scores' own factor is kept above 0
        for (int64_t d = p.width / 2; d < ld; ++d) bits[d] = 0;
        __builtin_memcpy(bits, from, p.width * 2);
        for (int64_t d = 0; d < ld; ++d) bits[d] ^= sign;
    }
    transpose_all(s.stage, ld, s.lanes, words, s.queries, LD);
    if (p.energy) grow_queries(s);
}

inline void set_bounds(Strip& s, int64_t& begin, int64_t& end) {
    const Problem& p = *s.p;
    begin = 0, end = p.keys;
    s.most_first = 0, s.least_last = s.end = p.keys, s.begin = 0;
    if (!p.mask.bounded) return;
    begin = p.keys, end = 0;
    for (Reach& reach : s.reach) reach = {p.keys, 0, p.keys, 0};
    for (int r = 0; r < STRIP; ++r) {
        int64_t first = 0, last = p.keys;  // lanes without a query see everything, and nobody reads them
        if (r < s.count) {
            Reach& reach = s.reach[r / GROUP_LANES];
            keys_of_row(p, s.b, query_of(s, r), first, last);
            if (first < last) {
                reach.least_first = smallest_of(reach.least_first, first);
                reach.most_last = largest_of(reach.most_last, last);
            }
            reach.most_first = largest_of(reach.most_first, first);
            reach.least_last = smallest_of(reach.least_last, last);
        }
        s.first[r] = static_cast<int32_t>(first), s.last[r] = static_cast<int32_t>(last);
    }
    for (const Reach& reach : s.reach) {
        begin = smallest_of(begin, reach.least_first), end = largest_of(end, reach.most_last);
        s.most_first = largest_of(s.most_first, reach.most_first), s.least_last = smallest_of(s.least_last, reach.least_last);
    }
    s.begin = begin, s.end = end;
}

// ---- pass 1: who sees whom in a block -------------------------------------------------------------------------------------

enum class Seen { none, some, all };

// Whether no bound hides one of n keys from a query.
inline bool within_bounds(const Strip& s, int64_t k0, int n) {
    return !s.p->mask.bounded || (k0 >= s.most_first && k0 + n <= s.least_last);
}

// Bit r of words[m]: query r sees key k0 + m.
inline Seen see(Strip& s, int64_t k0, int n, const uint64_t* bits) {
    const Mask& mask = s.p->mask;
    const bool inside = within_bounds(s, k0, n);
    if (inside && !bits && !mask.seen) return Seen::all;
    uint64_t every = s.live, some = 0;
    for (int m = 0; m < n; ++m) {
        uint64_t word = ~uint64_t{0};
        if (!inside) {
            word = 0;
            for (int v = 0; v < s.lanes / W; ++v)
                word |= word_of(within(s.first + v * W, s.last + v * W, static_cast<int32_t>(k0 + m)), v);
        }
        if (bits) word &= bits[m];
        if (mask.seen && !mask.seen[s.b * mask.seen_batch + k0 + m]) word = 0;
        s.words[m] = word;
        every &= word, some |= word & s.live;
    }
    return every == s.live ? Seen::all : some ? Seen::some : Seen::none;
}
