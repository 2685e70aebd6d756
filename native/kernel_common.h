// What the vector kernels share: products with queries or widths in the lanes, loading and widening rows. Included inside an
// anonymous namespace, after one of the simd headers.
//
// There is one microkernel: rows of A, broadcast number by number, times rows of B, whole vectors. With queries in the lanes it
// serves Q·K (A = keys as they lie in memory) and the mix (A = values, read down the columns); nothing of K or V is packed.

constexpr int KEYS = 96;  // of a block: 48 to 384 lie within 8 %; a multiple of 6, 16 and 2
constexpr int ROWS = 6;   // of A in a tile
constexpr int64_t LD = STRIP;
constexpr float LOG2E = 1.44269504088896341f, LN2 = 0.693147180559945309f;
constexpr float NEG_INF = -__builtin_inff();

inline bool any(M m) { return word_of(m, 0) != 0; }

// A product's arithmetic: plain floats …
struct Single {
    static constexpr bool pairs = false, tiles = false;
    struct Session {};
    static F madd(F x, F y, F sum) { return fma(x, y, sum); }
};

#ifdef QKV_BF16
// … or two bfloat16 numbers in each lane, along the summed dimension.
struct Pairs {
    static constexpr bool pairs = true, tiles = false;
    struct Session {};
    static F madd(F x, F y, F sum) { return _mm512_dpbf16_ps(sum, (__m512bh)x, (__m512bh)y); }

    // bfloat16 of a in the lower and of b in the upper half of each lane, and those as floats again.
    static F join(F a, F b) {
        const __m512i order = _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21,
                                               5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
        const __m512i both = (__m512i)_mm512_cvtne2ps_pbh(b, a);
        return _mm512_castsi512_ps(_mm512_permutexvar_epi16(order, both));
    }
    // Two numbers, of which the upper or the lower becomes 0 where `mask` is not set.
    static void keep_half(float* at, M mask, bool upper) {
        const __m512i both = _mm512_castps_si512(load(at)), other = _mm512_set1_epi32(static_cast<int>(upper ? 0xffffu : 0xffff0000u));
        store(at, _mm512_castsi512_ps(_mm512_mask_and_epi32(both, static_cast<M>(~mask), both, other)));
    }
    static F lower(F pair) { return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_castps_si512(pair), 16)); }
    static F upper(F pair) {
        const __m512i high = _mm512_set1_epi32(static_cast<int>(0xffff0000u));
        return _mm512_castsi512_ps(_mm512_and_si512(_mm512_castps_si512(pair), high));
    }
};
#endif

#ifdef QKV_TILES
#include "kernel_tiles.h"
using Bf16 = Tiles;
#elif defined(QKV_BF16)
using Bf16 = Pairs;
#endif

#define ALWAYS_INLINE inline __attribute__((always_inline))

// Four bytes wherever they lie: a row of bfloat16 may begin at an odd number.
ALWAYS_INLINE float word_at(const char* at) {
    float word;
    __builtin_memcpy(&word, at, sizeof word);
    return word;
}

// c[r][v] += Σ_k A[r][k] · B[k][v]: A by byte strides, B by floats.
template <class Op, int R, int V>
ALWAYS_INLINE void multiply(F (&c)[R][V], const char* a, int64_t row, int64_t step, const float* b, int64_t ldb, int64_t n) {
    for (int64_t k = 0; k < n; ++k, a += step, b += ldb) {
        F y[V];
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) y[v] = load(b + v * W);
#pragma GCC unroll 16
        for (int r = 0; r < R; ++r) {
            const F x = set1(word_at(a + r * row));
#pragma GCC unroll 4
            for (int v = 0; v < V; ++v) c[r][v] = Op::madd(x, y[v], c[r][v]);
        }
    }
}

// A loop reads its bound again after each store, which might have changed it: four bytes at a time.
inline void clear(float* at, int64_t floats) { __builtin_memset(at, 0, floats * sizeof(float)); }

inline int64_t padded(int64_t n) { return (n + 15) / 16 * 16; }

// n numbers of a row, widened to float and multiplied, then zeros up to a multiple of 16.
inline void widen_row(Type type, const char* from, int64_t n, float factor, float* to) {
    const F f = set1(factor);
    const int64_t size = type == Type::f32 ? 4 : 2;
    for (int64_t d = 0; d < padded(n); d += W) {
        const char* at = from + d * size;
        alignas(64) char rest[64] = {};
        if (d + W > n) {
            if (d < n) __builtin_memcpy(rest, at, (n - d) * size);
            at = rest;
        }
        const uint16_t* half = reinterpret_cast<const uint16_t*>(at);
        const F x = type == Type::f32    ? load(reinterpret_cast<const float*>(at))
                    : type == Type::bf16 ? load_bf16(half)
                                         : load_f16(half);
        store(to + d, mul(x, f));
    }
}

// A vector of floats, rounded to `type`.
ALWAYS_INLINE void store_as(Type type, F x, char* at) {
    if (type == Type::f32) store(reinterpret_cast<float*>(at), x);
    else if (type == Type::bf16) store_bf16(reinterpret_cast<uint16_t*>(at), x);
    else store_f16(reinterpret_cast<uint16_t*>(at), x);
}

// n floats of a row times a factor, rounded to `type`.
inline void narrow_row(Type type, const float* from, int64_t n, float factor, char* to) {
    const F f = set1(factor);
    const int64_t size = type == Type::f32 ? 4 : 2;
    for (int64_t d = 0; d < n; d += W) {
        alignas(64) char rest[64];
        char* at = d + W > n ? rest : to + d * size;
        store_as(type, mul(load(from + d), f), at);
        if (d + W > n) __builtin_memcpy(to + d * size, rest, (n - d) * size);
    }
}

// to[c · ld_to + r] = from[r · ld_from + c] for W × W words.
inline void transpose(const float* from, int64_t ld_from, float* to, int64_t ld_to) {
    turn_words([=](int r) { return load(from + r * ld_from); }, [=](int c, F x) { store(to + c * ld_to, x); });
}

// Transposes rows × cols words; both are rounded up to whole vectors, so the buffers must reach that far.
inline void transpose_all(const float* from, int64_t ld_from, int64_t rows, int64_t cols, float* to, int64_t ld_to) {
    for (int64_t c = 0; c < cols; c += W)
        for (int64_t r = 0; r < rows; r += W) transpose(from + r * ld_from + c, ld_from, to + c * ld_to + r, ld_to);
}

// tanh below 0.625: an odd polynomial (Cephes, tanhf).
inline F tanh_near(F x) {
    const F z = mul(x, x);
    F p = set1(-5.70498872745e-3f);
    p = fma(p, z, set1(2.06390887954e-2f));
    p = fma(p, z, set1(-5.37397155531e-2f));
    p = fma(p, z, set1(1.33314422036e-1f));
    p = fma(p, z, set1(-3.33332819422e-1f));
    return fma(mul(p, z), x, x);
}

// tanh: the polynomial near 0, where the quotient would cancel, else 1 − 2 / (e^2x + 1).
inline F tanh(F x) {
    const F size = absolute(x);
    const F e = exp2(mul(size, set1(2.0f * LOG2E)));
    const F far = sub(set1(1.0f), divide(set1(2.0f), add(e, set1(1.0f))));
    const F signed_far = select(less(x, set1(0.0f)), sub(set1(0.0f), far), far);
    return select(less(size, set1(0.625f)), tanh_near(x), signed_far);
}

inline bool row_is_finite(Type type, const char* row, int64_t n) {
    const int64_t bytes = n * (type == Type::f32 ? 4 : 2);
    const uint32_t high = type == Type::f32 ? 0x7f800000u : type == Type::bf16 ? 0x7f800000u : 0x7c000000u;
    const uint32_t low = type == Type::f32 ? high : high >> 16;  // halves: the upper and the lower one of a word
    const auto odd = [&](const char* at) { return any_with(at, high) || (low != high && any_with(at, low)); };
    int64_t d = 0;
    for (; d + 4 * W <= bytes; d += 4 * W)
        if (odd(row + d)) return false;
    if (d == bytes) return true;
    alignas(64) char rest[64] = {};
    __builtin_memcpy(rest, row + d, bytes - d);
    return !odd(rest);
}

// The same of n rows, whose width is one of many vectors.
inline bool rows_are_finite(Type type, const char* rows, int64_t row, int64_t n, int64_t width) {
    const int64_t bytes = width * (type == Type::f32 ? 4 : 2);
    const uint32_t half = type == Type::f16 ? 0x7c00u : 0x7f80u;
    if (bytes % (4 * W)) {
        for (int64_t m = 0; m < n; ++m)
            if (!row_is_finite(type, rows + m * row, width)) return false;
        return true;
    }
    const I pattern = all_words(type == Type::f32 ? half << 16 : half << 16 | half);
    I largest = all_words(0);
    for (int64_t m = 0; m < n; ++m)
        for (int64_t d = 0; d < bytes; d += 4 * W) largest = largest_halves(largest, rows + m * row + d, pattern);
    return !any_half(largest, half);
}
