// Vectors of 8 floats: the same names as simd_avx512.h, for AVX2 with FMA and F16C. Included inside an anonymous namespace.

using F = __m256;
using M = __m256;  // all bits of a lane set, or none

constexpr int W = 8;
constexpr int COLUMNS = 2;  // 6 × 2 sums, 2 operands and a broadcast fill 15 of 16 registers

inline F load(const float* p) { return _mm256_loadu_ps(p); }
inline void store(float* p, F x) { _mm256_storeu_ps(p, x); }
inline F set1(float x) { return _mm256_set1_ps(x); }
inline F add(F a, F b) { return _mm256_add_ps(a, b); }
inline F sub(F a, F b) { return _mm256_sub_ps(a, b); }
inline F mul(F a, F b) { return _mm256_mul_ps(a, b); }
inline F fma(F a, F b, F c) { return _mm256_fmadd_ps(a, b, c); }
inline F fms(F a, F b, F c) { return _mm256_fmsub_ps(a, b, c); }
inline F divide(F a, F b) { return _mm256_div_ps(a, b); }
inline F larger(F a, F b) { return _mm256_max_ps(a, b); }  // b where one is NaN
inline F smaller(F a, F b) { return _mm256_min_ps(a, b); }
inline F absolute(F a) { return _mm256_andnot_ps(set1(-0.0f), a); }

inline M mask_of(uint64_t word, int vector) {
    const __m256i lanes = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
    const __m256i bits = _mm256_set1_epi32(static_cast<int>((word >> (8 * vector)) & 0xff));
    return _mm256_castsi256_ps(_mm256_cmpeq_epi32(_mm256_and_si256(bits, lanes), lanes));
}
inline uint64_t word_of(M m, int vector) { return static_cast<uint64_t>(_mm256_movemask_ps(m)) << (8 * vector); }
inline F select(M m, F a, F b) { return _mm256_blendv_ps(b, a, m); }
inline F only(M m, F a) { return _mm256_and_ps(m, a); }
inline M less(F a, F b) { return _mm256_cmp_ps(a, b, _CMP_LT_OQ); }
inline M unequal(F a, F b) { return _mm256_cmp_ps(a, b, _CMP_NEQ_UQ); }
inline F larger_where(M m, F a, F b) { return select(m, larger(a, b), a); }
inline F fma_where(M m, F a, F b, F c) { return select(m, fma(a, b, c), c); }

// Lanes with first <= key < last.
inline M within(const int32_t* first, const int32_t* last, int32_t key) {
    const __m256i k = _mm256_set1_epi32(key);
    const __m256i before = _mm256_cmpgt_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(first)), k);
    const __m256i until = _mm256_cmpgt_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(last)), k);
    return _mm256_castsi256_ps(_mm256_andnot_si256(before, until));
}

// 2^x as in simd_avx512.h; below 2^−127 it is 0, since the exponent is put together by hand.
inline F exp2(F x) {
    x = _mm256_max_ps(set1(-127.0f), x);  // NaN stays
    x = _mm256_min_ps(set1(128.0f), x);
    const F whole = _mm256_floor_ps(x), r = sub(x, whole);
    F p = set1(0.0018671304956037224f);
    p = fma(p, r, set1(0.009017029415227602f));
    p = fma(p, r, set1(0.05579991375864413f));
    p = fma(p, r, set1(0.240164449972589f));
    p = fma(p, r, set1(0.6931513118200705f));
    p = fma(p, r, set1(1.0f));
    const __m256i exponent = _mm256_add_epi32(_mm256_cvtps_epi32(whole), _mm256_set1_epi32(127));
    return mul(p, _mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23)));
}

// The power of 2 below a number above 0, and what that is to be multiplied with, from 1 up to 2.
inline F exponent_of(F x, F& mantissa) {
    const __m256i bits = _mm256_castps_si256(x);
    const __m256i one = _mm256_castps_si256(set1(1.0f));
    mantissa = _mm256_castsi256_ps(_mm256_or_si256(_mm256_and_si256(bits, _mm256_set1_epi32(0x7fffff)), one));
    return _mm256_cvtepi32_ps(_mm256_sub_epi32(_mm256_srli_epi32(bits, 23), _mm256_set1_epi32(127)));
}

inline F load_bf16(const uint16_t* p) {
    const __m256i wide = _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
    return _mm256_castsi256_ps(_mm256_slli_epi32(wide, 16));
}
inline F load_f16(const uint16_t* p) {
    return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
}
inline void store_f16(uint16_t* p, F x) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm256_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT));
}
inline void store_bf16(uint16_t* p, F x) {
    const __m256i bits = _mm256_castps_si256(x);
    const __m256i odd = _mm256_and_si256(_mm256_srli_epi32(bits, 16), _mm256_set1_epi32(1));
    const __m256i rounded = _mm256_add_epi32(bits, _mm256_add_epi32(odd, _mm256_set1_epi32(0x7fff)));
    const __m256i quiet = _mm256_or_si256(bits, _mm256_set1_epi32(0x400000));
    const M nan = _mm256_cmp_ps(x, x, _CMP_UNORD_Q);
    const F chosen = select(nan, _mm256_castsi256_ps(quiet), _mm256_castsi256_ps(rounded));
    const __m256i high = _mm256_srli_epi32(_mm256_castps_si256(chosen), 16);
    const __m256i packed = _mm256_permute4x64_epi64(_mm256_packus_epi32(high, high), 0x08);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm256_castsi256_si128(packed));
}

// Words in the lower halves of 64-bit lanes, 4 of them.
using I = __m256i;

inline I set_words(uint32_t x) { return _mm256_set1_epi64x(x); }
inline I every_second(uint32_t x) {  // x, x + 2, x + 4, x + 6
    return _mm256_add_epi32(set_words(x), _mm256_setr_epi64x(0, 2, 4, 6));
}
inline I multiply_words(I a, I b) { return _mm256_mul_epu32(a, b); }
inline I high_words(I a) { return _mm256_srli_epi64(a, 32); }
inline I exclusive(I a, I b) { return _mm256_xor_si256(a, b); }
inline I join_words(I even, I odd) { return _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xaa); }
inline M at_least(I a, uint32_t least) {  // of 8 words
    const I b = _mm256_set1_epi32(static_cast<int>(least));
    return _mm256_castsi256_ps(_mm256_cmpeq_epi32(_mm256_max_epu32(a, b), a));
}

// The largest of 16 halves so far and of those at p, of either as much as `pattern` leaves; whether one is `largest`.
inline I largest_halves(I sofar, const void* p, I pattern) {
    return _mm256_max_epu16(sofar, _mm256_and_si256(_mm256_loadu_si256(static_cast<const __m256i*>(p)), pattern));
}
inline bool any_half(I halves, uint32_t largest) {
    return _mm256_movemask_epi8(_mm256_cmpeq_epi16(halves, _mm256_set1_epi16(static_cast<int16_t>(largest)))) != 0;
}
inline I all_words(uint32_t x) { return _mm256_set1_epi32(static_cast<int>(x)); }

// Whether some of 8 words has all bits of `pattern`.
inline bool any_with(const void* p, uint32_t pattern) {
    const __m256i bits = _mm256_set1_epi32(static_cast<int>(pattern));
    const __m256i x = _mm256_loadu_si256(static_cast<const __m256i*>(p));
    return _mm256_movemask_epi8(_mm256_cmpeq_epi32(_mm256_and_si256(x, bits), bits)) != 0;
}

// The sums of all lanes of a, b, c, d to p[0 … 3].
inline void store_sums(float* p, F a, F b, F c, F d) {
    const F all = _mm256_hadd_ps(_mm256_hadd_ps(a, b), _mm256_hadd_ps(c, d));
    _mm_storeu_ps(p, _mm_add_ps(_mm256_castps256_ps128(all), _mm256_extractf128_ps(all, 1)));
}
inline float largest_lane(F x) {
    __m128 y = _mm_max_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
    y = _mm_max_ps(y, _mm_movehl_ps(y, y));
    return _mm_cvtss_f32(_mm_max_ss(y, _mm_shuffle_ps(y, y, 1)));
}

// S words, W / S times over.
template <int S>
inline F repeat(const void* p) {
    double two;
    float one;
    if constexpr (S == 8) return _mm256_loadu_ps(static_cast<const float*>(p));
    else if constexpr (S == 4) return _mm256_broadcast_ps(static_cast<const __m128*>(p));
    else if constexpr (S == 2) return __builtin_memcpy(&two, p, 8), _mm256_castpd_ps(_mm256_set1_pd(two));
    else return __builtin_memcpy(&one, p, 4), set1(one);
}

// Of 2 D lanes each: a's first half plus its second one, then b's.
template <int D>
inline F fold_two(F a, F b) {
    if constexpr (D == 1) return add(_mm256_blend_ps(a, _mm256_moveldup_ps(b), 0xaa), _mm256_blend_ps(_mm256_movehdup_ps(a), b, 0xaa));
    else if constexpr (D == 2) {
        const __m256d x = _mm256_castps_pd(a), y = _mm256_castps_pd(b);
        return add(_mm256_castpd_ps(_mm256_unpacklo_pd(x, y)), _mm256_castpd_ps(_mm256_unpackhi_pd(x, y)));
    } else return add(_mm256_permute2f128_ps(a, b, 0x20), _mm256_permute2f128_ps(a, b, 0x31));
}

// The largest of the S lanes of each row, in all of them.
inline F largest_of_row(F x, int S) {
    if (S > 1) x = larger(x, _mm256_permute_ps(x, 0xb1));
    if (S > 2) x = larger(x, _mm256_permute_ps(x, 0x4e));
    if (S > 4) x = larger(x, _mm256_permute2f128_ps(x, x, 1));
    return x;
}

// put(c, column c) of the 8 × 8 words of which get(r) is row r.
template <class Get, class Put>
inline __attribute__((always_inline)) void turn_words(const Get& get, const Put& put) {
    __m256 a[8], b[8];
#pragma GCC unroll 8
    for (int r = 0; r < 8; ++r) a[r] = get(r);
#pragma GCC unroll 4
    for (int r = 0; r < 8; r += 2) {
        b[r] = _mm256_unpacklo_ps(a[r], a[r + 1]);
        b[r + 1] = _mm256_unpackhi_ps(a[r], a[r + 1]);
    }
#pragma GCC unroll 2
    for (int r = 0; r < 8; r += 4) {
        a[r] = _mm256_shuffle_ps(b[r], b[r + 2], 0x44);
        a[r + 1] = _mm256_shuffle_ps(b[r], b[r + 2], 0xee);
        a[r + 2] = _mm256_shuffle_ps(b[r + 1], b[r + 3], 0x44);
        a[r + 3] = _mm256_shuffle_ps(b[r + 1], b[r + 3], 0xee);
    }
#pragma GCC unroll 4
    for (int c = 0; c < 4; ++c) {
        put(c, _mm256_permute2f128_ps(a[c], a[4 + c], 0x20));
        put(4 + c, _mm256_permute2f128_ps(a[c], a[4 + c], 0x31));
    }
}

// Of the 8 numbers from[n · STRIP] those above `least` whose bit in `seen` is set, and key + n; returns how many. 8 places of each
// may be written.
inline int take_above(const float* from, float least, uint32_t seen, int32_t key, float* scores, int32_t* keys) {
    int count = 0;
    for (int n = 0; n < 8; ++n) {
        const float x = from[n * STRIP];
        scores[count] = x, keys[count] = key + n;
        count += least < x && (seen >> n & 1);
    }
    return count;
}
