// Which pairs of a block are dropped: Philox4x32-10 (Salmon et al. 2011, section 3.2) for the counter (b, h, i, j), of which only
// the first word is wanted. Included inside an anonymous namespace by kernel_mix.h.
//
// Words are kept in the lower halves of 64-bit lanes, even and odd queries apart: a product then gives both of its halves, and
// what stands in upper halves besides is never read. Of the first rounds some words depend on the query alone or on the key alone,
// and the last ones need not all be formed.

constexpr uint32_t PHILOX_0 = 0xD2511F53u, PHILOX_1 = 0xCD9E8D57u;
constexpr uint32_t PHILOX_KEY_0 = 0x9E3779B9u, PHILOX_KEY_1 = 0xBB67AE85u;

// The keys of the ten rounds.
struct RoundKeys {
    uint32_t low[10], high[10];
};

inline RoundKeys round_keys(uint64_t seed) {
    RoundKeys keys;
    keys.low[0] = static_cast<uint32_t>(seed), keys.high[0] = static_cast<uint32_t>(seed >> 32);
    for (int n = 1; n < 10; ++n) keys.low[n] = keys.low[n - 1] + PHILOX_KEY_0, keys.high[n] = keys.high[n - 1] + PHILOX_KEY_1;
    return keys;
}

// What the first three rounds make of a query alone; the second index takes even queries at 0, odd ones at 1.
struct QueryWords {
    I second[2], third[2], third_low[2], third_last[2];
};

inline QueryWords query_words(const RoundKeys& keys, int64_t b, int64_t h, int64_t i) {
    QueryWords w;
    const uint32_t batch_low = static_cast<uint32_t>(b) * PHILOX_0;
    for (int odd = 0; odd < 2; ++odd) {
        const I p1 = multiply_words(every_second(static_cast<uint32_t>(i) + odd), set_words(PHILOX_1));
        const I c0 = exclusive(high_words(p1), set_words(static_cast<uint32_t>(h) ^ keys.low[0]));
        const I p0 = multiply_words(c0, set_words(PHILOX_0));
        w.second[odd] = exclusive(p1, set_words(keys.low[1]));
        const I c2 = exclusive(high_words(p0), set_words(batch_low ^ keys.high[1]));
        const I q1 = multiply_words(c2, set_words(PHILOX_1));
        w.third[odd] = exclusive(high_words(q1), set_words(keys.low[2]));
        w.third_low[odd] = q1;
        w.third_last[odd] = exclusive(p0, set_words(keys.high[2]));
    }
    return w;
}

// The first words of the queries of one vector, half of them, and a key.
ALWAYS_INLINE I first_words(const RoundKeys& keys, const QueryWords& w, int odd, uint32_t key_high, uint32_t key_low) {
    const I m0 = set_words(PHILOX_0), m1 = set_words(PHILOX_1);
    const I p = multiply_words(exclusive(w.second[odd], set_words(key_high)), m0);
    I c0 = exclusive(w.third[odd], set_words(key_low)), c1 = w.third_low[odd];
    I c2 = exclusive(high_words(p), w.third_last[odd]), c3 = p;
#pragma GCC unroll 5
    for (int n = 3; n < 8; ++n) {
        const I p0 = multiply_words(c0, m0), p1 = multiply_words(c2, m1);
        c0 = exclusive(exclusive(high_words(p1), c1), set_words(keys.low[n]));
        c2 = exclusive(exclusive(high_words(p0), c3), set_words(keys.high[n]));
        c1 = p1, c3 = p0;
    }
    const I p0 = multiply_words(c0, m0), p1 = multiply_words(c2, m1);
    c2 = exclusive(exclusive(high_words(p0), c3), set_words(keys.high[8]));
    return exclusive(exclusive(high_words(multiply_words(c2, m1)), p1), set_words(keys.low[9]));
}

// Bit r of kept[m]: query r hands something over from key k0 + m.
inline void draw(const Strip& s, int64_t k0, int n, uint64_t* kept) {
    const Dropout& dropout = s.p->dropout;
    const RoundKeys keys = round_keys(dropout.seed);
    const uint32_t batch_high = static_cast<uint32_t>(uint64_t{static_cast<uint32_t>(s.b)} * PHILOX_0 >> 32);
    for (int m = 0; m < n; ++m) kept[m] = 0;
    for (int v = 0; v < s.lanes / W; ++v) {
        const QueryWords w = query_words(keys, s.b, s.h, s.i0 + v * W);
        for (int m = 0; m < n; ++m) {
            const uint32_t c2 = batch_high ^ static_cast<uint32_t>(k0 + m) ^ keys.high[0];
            const uint64_t p1 = uint64_t{c2} * PHILOX_1;
            const uint32_t high = static_cast<uint32_t>(p1 >> 32), low = static_cast<uint32_t>(p1);
            const I even = first_words(keys, w, 0, high, low), odd = first_words(keys, w, 1, high, low);
            kept[m] |= word_of(at_least(join_words(even, odd), dropout.threshold), v);
        }
    }
}

// In the backward: gradients of the dropped pairs' weights become 0, those of the others grow.
inline void drop_slopes(const Strip& s, const uint64_t* kept, int n, float* slopes) {
    const F factor = set1(s.p->dropout.factor);
    for (int m = 0; m < n; ++m)
        for (int v = 0; v < s.lanes / W; ++v) {
            float* at = slopes + m * LD + v * W;
            store(at, only(mask_of(kept[m], v), mul(load(at), factor)));
        }
}

// Weights of the dropped pairs become 0; what the others gain is a factor of the output.
template <class Op>
void drop(Strip& s, int64_t k0, int n, float* weights) {
    uint64_t kept[KEYS];
    draw(s, k0, n, kept);
    for (int m = 0; m < n; ++m)
        for (int v = 0; v < s.lanes / W; ++v) {
            const M mask = mask_of(kept[m], v);
            if constexpr (Op::pairs) {
                Op::keep_half(s.pairs + m / 2 * LD + v * W, mask, m % 2);
                if (s.split) Op::keep_half(s.rests + m / 2 * LD + v * W, mask, m % 2);
            } else {
                float* at = weights + m * LD + v * W;
                store(at, only(mask, load(at)));
            }
        }
}
