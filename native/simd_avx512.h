// Vectors of 16 floats. Included once by each file that is compiled for AVX-512, inside an anonymous namespace there, so that
// no other file can be linked to code that this machine may not have; no standard library for the same reason.
//
// On Zen 4 a 512-bit operation takes one cycle of a pair of 256-bit pipes: one FMA a cycle, of latency 4.

using F = __m512;
using M = __mmask16;

constexpr int W = 16;        // lanes
constexpr int COLUMNS = 4;   // vectors of a product's tile: 6 × 4 sums, 4 operands and a broadcast fill 29 of 32 registers

inline F load(const float* p) { return _mm512_loadu_ps(p); }
inline void store(float* p, F x) { _mm512_storeu_ps(p, x); }
inline F set1(float x) { return _mm512_set1_ps(x); }
inline F add(F a, F b) { return _mm512_add_ps(a, b); }
inline F sub(F a, F b) { return _mm512_sub_ps(a, b); }
inline F mul(F a, F b) { return _mm512_mul_ps(a, b); }
inline F fma(F a, F b, F c) { return _mm512_fmadd_ps(a, b, c); }
inline F fms(F a, F b, F c) { return _mm512_fmsub_ps(a, b, c); }
inline F divide(F a, F b) { return _mm512_div_ps(a, b); }
inline F larger(F a, F b) { return _mm512_max_ps(a, b); }  // b where one is NaN
inline F smaller(F a, F b) { return _mm512_min_ps(a, b); }
inline F absolute(F a) { return _mm512_abs_ps(a); }

inline M mask_of(uint64_t word, int vector) { return static_cast<M>(word >> (16 * vector)); }
inline uint64_t word_of(M m, int vector) { return static_cast<uint64_t>(m) << (16 * vector); }
inline F select(M m, F a, F b) { return _mm512_mask_blend_ps(m, b, a); }
inline F only(M m, F a) { return _mm512_maskz_mov_ps(m, a); }
inline M less(F a, F b) { return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ); }
inline M unequal(F a, F b) { return _mm512_cmp_ps_mask(a, b, _CMP_NEQ_UQ); }
inline F larger_where(M m, F a, F b) { return _mm512_mask_max_ps(a, m, a, b); }
inline F fma_where(M m, F a, F b, F c) { return _mm512_mask3_fmadd_ps(a, b, c, m); }

// Lanes with first <= key < last.
inline M within(const int32_t* first, const int32_t* last, int32_t key) {
    const __m512i k = _mm512_set1_epi32(key);
    const M from = _mm512_cmple_epi32_mask(_mm512_loadu_si512(first), k);
    return _mm512_mask_cmpgt_epi32_mask(from, _mm512_loadu_si512(last), k);
}

// 2^x, 8.3e-8 relative and exact for whole x: a polynomial for the part of x above its floor, which scalef takes by itself.
// −∞ gives 0 (the part above the floor of an infinity is 0), NaN gives NaN.
inline F exp2(F x) {
    const F r = _mm512_reduce_ps(x, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
    F p = set1(0.0018671304956037224f);
    p = fma(p, r, set1(0.009017029415227602f));
    p = fma(p, r, set1(0.05579991375864413f));
    p = fma(p, r, set1(0.240164449972589f));
    p = fma(p, r, set1(0.6931513118200705f));
    p = fma(p, r, set1(1.0f));
    return _mm512_scalef_ps(p, x);
}

// The power of 2 below a number above 0, and what that is to be multiplied with, from 1 up to 2.
inline F exponent_of(F x, F& mantissa) {
    const __m512i bits = _mm512_castps_si512(x);
    const __m512i one = _mm512_castps_si512(set1(1.0f));
    mantissa = _mm512_castsi512_ps(_mm512_or_si512(_mm512_and_si512(bits, _mm512_set1_epi32(0x7fffff)), one));
    return _mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_srli_epi32(bits, 23), _mm512_set1_epi32(127)));
}

inline F load_bf16(const uint16_t* p) {
    const __m512i wide = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
    return _mm512_castsi512_ps(_mm512_slli_epi32(wide, 16));
}
inline F load_f16(const uint16_t* p) {
    return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
}
inline void store_f16(uint16_t* p, F x) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), _mm512_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT));
}
// Rounds to nearest, ties to even; a NaN stays one.
inline void store_bf16(uint16_t* p, F x) {
    const __m512i bits = _mm512_castps_si512(x);
    const __m512i odd = _mm512_and_si512(_mm512_srli_epi32(bits, 16), _mm512_set1_epi32(1));
    __m512i rounded = _mm512_add_epi32(bits, _mm512_add_epi32(odd, _mm512_set1_epi32(0x7fff)));
    const M nan = _mm512_cmp_ps_mask(x, x, _CMP_UNORD_Q);
    rounded = _mm512_mask_blend_epi32(nan, rounded, _mm512_or_si512(bits, _mm512_set1_epi32(0x400000)));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), _mm512_cvtepi32_epi16(_mm512_srli_epi32(rounded, 16)));
}

// Words in the lower halves of 64-bit lanes, 8 of them.
using I = __m512i;

inline I set_words(uint32_t x) { return _mm512_set1_epi64(x); }
inline I every_second(uint32_t x) {  // x, x + 2, … x + 14
    return _mm512_add_epi32(set_words(x), _mm512_set_epi64(14, 12, 10, 8, 6, 4, 2, 0));
}
inline I multiply_words(I a, I b) { return _mm512_mul_epu32(a, b); }
inline I high_words(I a) { return _mm512_srli_epi64(a, 32); }
inline I exclusive(I a, I b) { return _mm512_xor_si512(a, b); }
inline I join_words(I even, I odd) { return _mm512_mask_blend_epi32(0xaaaa, even, _mm512_slli_epi64(odd, 32)); }
inline M at_least(I a, uint32_t least) {  // of 16 words
    return _mm512_cmpge_epu32_mask(a, _mm512_set1_epi32(static_cast<int>(least)));
}

// The largest of 32 halves so far and of those at p, of either as much as `pattern` leaves; whether one is `largest`.
inline I largest_halves(I sofar, const void* p, I pattern) {
    return _mm512_max_epu16(sofar, _mm512_and_si512(_mm512_loadu_si512(p), pattern));
}
inline bool any_half(I halves, uint32_t largest) {
    return _mm512_cmpeq_epi16_mask(halves, _mm512_set1_epi16(static_cast<int16_t>(largest))) != 0;
}
inline I all_words(uint32_t x) { return _mm512_set1_epi32(static_cast<int>(x)); }

// Whether some of 16 words has all bits of `pattern`: the exponent of what is not finite.
inline bool any_with(const void* p, uint32_t pattern) {
    const __m512i bits = _mm512_set1_epi32(static_cast<int>(pattern));
    return _mm512_cmpeq_epi32_mask(_mm512_and_si512(_mm512_loadu_si512(p), bits), bits) != 0;
}

// The sums of all lanes of a, b, c, d to p[0 … 3].
inline void store_sums(float* p, F a, F b, F c, F d) {
    const F ab = add(_mm512_unpacklo_ps(a, b), _mm512_unpackhi_ps(a, b));
    const F cd = add(_mm512_unpacklo_ps(c, d), _mm512_unpackhi_ps(c, d));
    const __m512d x = _mm512_castps_pd(ab), y = _mm512_castps_pd(cd);
    const F all = add(_mm512_castpd_ps(_mm512_unpacklo_pd(x, y)), _mm512_castpd_ps(_mm512_unpackhi_pd(x, y)));
    const __m256 half = _mm256_add_ps(_mm512_castps512_ps256(all), _mm512_extractf32x8_ps(all, 1));
    _mm_storeu_ps(p, _mm_add_ps(_mm256_castps256_ps128(half), _mm256_extractf128_ps(half, 1)));
}
inline float largest_lane(F x) { return _mm512_reduce_max_ps(x); }

// S words, W / S times over.
template <int S>
inline F repeat(const void* p) {
    double two;
    float one;
    if constexpr (S == 16) return _mm512_loadu_ps(p);
    else if constexpr (S == 8) return _mm512_broadcast_f32x8(_mm256_loadu_ps(static_cast<const float*>(p)));
    else if constexpr (S == 4) return _mm512_broadcast_f32x4(_mm_loadu_ps(static_cast<const float*>(p)));
    else if constexpr (S == 2) return __builtin_memcpy(&two, p, 8), _mm512_castpd_ps(_mm512_set1_pd(two));
    else return __builtin_memcpy(&one, p, 4), set1(one);
}

// Of 2 D lanes each: a's first half plus its second one, then b's.
template <int D>
inline F fold_two(F a, F b) {
    if constexpr (D == 1) return add(_mm512_mask_moveldup_ps(a, 0xaaaa, b), _mm512_mask_movehdup_ps(b, 0x5555, a));
    else if constexpr (D == 2) {
        const __m512d x = _mm512_castps_pd(a), y = _mm512_castps_pd(b);
        return add(_mm512_castpd_ps(_mm512_unpacklo_pd(x, y)), _mm512_castpd_ps(_mm512_unpackhi_pd(x, y)));
    } else if constexpr (D == 4) {
        return add(_mm512_mask_shuffle_f32x4(a, 0xf0f0, b, b, 0xa0), _mm512_mask_shuffle_f32x4(b, 0x0f0f, a, a, 0xf5));
    } else return add(_mm512_shuffle_f32x4(a, b, 0x44), _mm512_shuffle_f32x4(a, b, 0xee));
}

// The largest of the S lanes of each row, in all of them.
inline F largest_of_row(F x, int S) {
    if (S > 1) x = larger(x, _mm512_permute_ps(x, 0xb1));
    if (S > 2) x = larger(x, _mm512_permute_ps(x, 0x4e));
    if (S > 4) x = larger(x, _mm512_shuffle_f32x4(x, x, 0xb1));
    if (S > 8) x = larger(x, _mm512_shuffle_f32x4(x, x, 0x4e));
    return x;
}

// put(c, column c) of the 16 × 16 words of which get(r) is row r.
template <class Get, class Put>
inline __attribute__((always_inline)) void turn_words(const Get& get, const Put& put) {
    __m512 a[16], b[16];
#pragma GCC unroll 16
    for (int r = 0; r < 16; ++r) a[r] = get(r);
#pragma GCC unroll 8
    for (int r = 0; r < 16; r += 2) {
        b[r] = _mm512_unpacklo_ps(a[r], a[r + 1]);
        b[r + 1] = _mm512_unpackhi_ps(a[r], a[r + 1]);
    }
#pragma GCC unroll 4
    for (int r = 0; r < 16; r += 4) {
        const __m512d x0 = _mm512_castps_pd(b[r]), x1 = _mm512_castps_pd(b[r + 1]);
        const __m512d x2 = _mm512_castps_pd(b[r + 2]), x3 = _mm512_castps_pd(b[r + 3]);
        a[r] = _mm512_castpd_ps(_mm512_unpacklo_pd(x0, x2));
        a[r + 1] = _mm512_castpd_ps(_mm512_unpackhi_pd(x0, x2));
        a[r + 2] = _mm512_castpd_ps(_mm512_unpacklo_pd(x1, x3));
        a[r + 3] = _mm512_castpd_ps(_mm512_unpackhi_pd(x1, x3));
    }
    // a[4 g + c] holds column 4 · lane + c of rows 4 g … 4 g + 3: what is left is a transposition of 4 × 4 quarters.
#pragma GCC unroll 4
    for (int c = 0; c < 4; ++c) {
        const F lo = _mm512_shuffle_f32x4(a[c], a[4 + c], 0x88), hi = _mm512_shuffle_f32x4(a[c], a[4 + c], 0xdd);
        const F lo2 = _mm512_shuffle_f32x4(a[8 + c], a[12 + c], 0x88);
        const F hi2 = _mm512_shuffle_f32x4(a[8 + c], a[12 + c], 0xdd);
        put(c, _mm512_shuffle_f32x4(lo, lo2, 0x88));
        put(8 + c, _mm512_shuffle_f32x4(lo, lo2, 0xdd));
        put(4 + c, _mm512_shuffle_f32x4(hi, hi2, 0x88));
        put(12 + c, _mm512_shuffle_f32x4(hi, hi2, 0xdd));
    }
}

// Of the 8 numbers from[n · STRIP] those above `least` whose bit in `seen` is set, and key + n; returns how many. 8 places of each
// may be written.
inline int take_above(const float* from, float least, uint32_t seen, int32_t key, float* scores, int32_t* keys) {
    const __m256i order = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    const __m256 x = _mm256_i32gather_ps(from, _mm256_mullo_epi32(order, _mm256_set1_epi32(STRIP)), 4);
    const __mmask8 above = _mm256_mask_cmp_ps_mask(static_cast<__mmask8>(seen), _mm256_set1_ps(least), x, _CMP_LT_OQ);
    _mm256_storeu_ps(scores, _mm256_maskz_compress_ps(above, x));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(keys), _mm256_maskz_compress_epi32(above, _mm256_add_epi32(order, _mm256_set1_epi32(key))));
    return __builtin_popcount(above);
}
