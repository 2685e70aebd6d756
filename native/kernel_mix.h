// The weights of a block, and the values mixed by them. Included by kernel_forward.h.

// ---- pass 4: weights ------------------------------------------------------------------------------------------------------

// 2^((score − largest) · rate). The difference first: of two large products its rounding would be a power of its own.
ALWAYS_INLINE F power(F score, F largest, F rate) { return exp2(mul(sub(score, largest), rate)); }

// What 2 is raised to there; finite where its product with a weight of 0 is to be 0.
template <bool Finite>
ALWAYS_INLINE F exponent(F score, F largest, F rate) {
    const F x = mul(sub(score, largest), rate);
    return Finite ? larger(set1(-1e30f), x) : x;
}

// scores -> e^(score − largest), unnormalized weights; sums; and how much of what was summed before is to be kept. Watched:
// also Σ weight · log2 weight, and the weights as floats where others are mixed. Of keys [first, n), `first` even.
template <class Op, int V, bool Masked, bool Watched>
void weigh_lanes(Strip& s, int first, int n, int lane) {
    F most[V], sum[V], spread[V];
    const F rate = set1(s.rate), none = set1(NEG_INF);
    for (int v = 0; v < V; ++v) {
        const int at = lane + v * W;
        const F before = load(s.largest + at), now = larger(before, load(s.block_largest + at));
        most[v] = select(unequal(now, none), now, set1(0.0f));  // nothing seen yet: no ∞ − ∞
        sum[v] = spread[v] = set1(0.0f);
        if (Watched) {  // what was summed, seen from the new largest: log2 of each weight is less by the same
            const F moved = only(unequal(before, none), mul(sub(before, most[v]), rate));
            store(s.spread + at, fma(moved, load(s.total + at), load(s.spread + at)));
        }
        store(s.keep + at, only(unequal(before, none), power(before, most[v], rate)));
        store(s.largest + at, now);
    }
    for (int m = first; m < n; m += 2) {
        const bool alone = m + 1 == n;
        const float* at = s.scores + m * LD + lane;
        float* weights = s.weights + m * LD + lane;
        const auto weigh = [&](int v, int key) {
            const F x = exponent<Watched>(load(at + key * LD + v * W), most[v], rate);
            F w = exp2(x);
            if (Masked) w = only(mask_of(s.words[m + key], lane / W + v), w);
            sum[v] = add(sum[v], w);
            if (Watched) spread[v] = fma(w, x, spread[v]);
            if (!Op::pairs || Watched) store(weights + key * LD + v * W, w);
            return w;
        };
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) {
            const F a = weigh(v, 0), b = alone ? set1(0.0f) : weigh(v, 1);
            if constexpr (Op::pairs) {
                const int64_t to = m / 2 * LD + lane + v * W;
                const F pair = Op::join(a, b);
                store(s.pairs + to, pair);
                if (s.split) store(s.rests + to, Op::join(sub(a, Op::lower(pair)), sub(b, Op::upper(pair))));
            }
        }
    }
    for (int v = 0; v < V; ++v) {
        const int at = lane + v * W;
        store(s.total + at, fma(load(s.total + at), load(s.keep + at), sum[v]));
        if (Watched) store(s.spread + at, fma(load(s.spread + at), load(s.keep + at), spread[v]));
    }
}

template <class Op, int V, bool Watched = false>
void weigh_block(Strip& s, int n, bool masked) {
    for (int lane = 0; lane < s.lanes; lane += V * W) {
        if (masked) weigh_lanes<Op, V, true, Watched>(s, 0, n, lane);
        else weigh_lanes<Op, V, false, Watched>(s, 0, n, lane);
    }
    if (!Op::tiles) return;
    for (int m = (n + 1) / 2; m % 16; ++m) {  // a tile has 16 pairs of keys
        clear(s.pairs + m * LD, LD);
        clear(s.rests + m * LD, LD);
    }
}

#include "kernel_dropout.h"

// A sigmoid: each pair by itself.
ALWAYS_INLINE F sigmoid(F x) { return divide(set1(1.0f), add(set1(1.0f), exp2(mul(x, set1(-LOG2E))))); }

inline void weigh_alone(Strip& s, int n, bool masked) {
    const F shift = set1(s.p->parameter);
    for (int m = 0; m < n; ++m)
        for (int v = 0; v < s.lanes / W; ++v) {
            const F w = sigmoid(add(load(s.scores + m * LD + v * W), shift));
            store(s.weights + m * LD + v * W, masked ? only(mask_of(s.words[m], v), w) : w);
        }
}

// ---- pass 5: the mix ------------------------------------------------------------------------------------------------------

#ifdef QKV_BF16
// Places of numbers first, 32 + first, first + 1, 33 + first … among those of two vectors.
inline __m512i interleaved(int first) {
    const __m512i lower = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    const __m512i from = _mm512_add_epi32(lower, _mm512_set1_epi32(first));
    return _mm512_or_si512(from, _mm512_slli_epi32(_mm512_add_epi32(from, _mm512_set1_epi32(32)), 16));
}

// Values of keys 2 m and 2 m + 1 side by side, as the dot product of pairs wants them; a row that is null counts as zeros.
inline void interleave(const char* even, const char* odd, int64_t n, float* to) {
    int64_t d = 0;
    for (; even && odd && d + 32 <= n; d += 32) {
        const __m512i a = _mm512_loadu_si512(even + 2 * d), b = _mm512_loadu_si512(odd + 2 * d);
        _mm512_storeu_si512(to + d, _mm512_permutex2var_epi16(a, interleaved(0), b));
        _mm512_storeu_si512(to + d + 16, _mm512_permutex2var_epi16(a, interleaved(16), b));
    }
    for (; d < n; d += 16) {
        const __mmask16 inside = n - d >= 16 ? 0xffff : static_cast<__mmask16>((1u << (n - d)) - 1);
        const __m256i a = even ? _mm256_maskz_loadu_epi16(inside, even + 2 * d) : _mm256_setzero_si256();
        const __m256i b = odd ? _mm256_maskz_loadu_epi16(inside, odd + 2 * d) : _mm256_setzero_si256();
        const __m512i low = _mm512_cvtepu16_epi32(a), high = _mm512_slli_epi32(_mm512_cvtepu16_epi32(b), 16);
        _mm512_storeu_si512(to + d, _mm512_or_si512(low, high));
    }
}
#endif

#ifdef QKV_TILES
#include "kernel_strip_tiles.h"
#endif
#ifdef QKV_BF16
#include "kernel_kept.h"
#endif

// A block is summed by itself before it is added: the rounding of a sum grows with the length of its longest chain.
template <class Op, int R, int V>
void mix_tile(const char* v, int64_t step, const float* w, int64_t n, float* out, const float* keep, bool any) {
    F c[R][V] = {};
    multiply<Op, R, V>(c, v, 4, step, w, LD, n);
#pragma GCC unroll 4
    for (int x = 0; x < V; ++x) {
        const F kept = load(keep + x * W);
#pragma GCC unroll 16
        for (int r = 0; r < R; ++r) {
            float* at = out + r * LD + x * W;
            store(at, any ? fma(load(at), kept, c[r][x]) : c[r][x]);
        }
    }
}

template <class Op, int V, int R = ROWS>
void mix_rows(int64_t rows, const char* v, int64_t step, const float* w, int64_t n, float* out, const float* keep, bool any) {
    if (rows >= R) return mix_tile<Op, R, V>(v, step, w, n, out, keep, any);
    if constexpr (R > 1) mix_rows<Op, V, R - 1>(rows, v, step, w, n, out, keep, any);
}

// mixed[d][lane] = mixed · keep + Σ_m v_m[d] · weight[m][lane]. Values are read by 32-bit words: floats, or pairs of keys.
template <class Op, int V>
void mix_block(Strip& s, const char* v, int64_t step, int n, const float* weights, const float* keep, bool any) {
    const int64_t summed = Op::pairs ? (n + 1) / 2 : n;
#ifdef QKV_TILES
    if constexpr (Op::tiles) return mix_tiles(s, v, step, n, weights, keep, any);
#endif
    for (int64_t d = 0; d < s.p->value_width; d += ROWS)
        for (int lane = 0; lane < s.lanes; lane += V * W)
            mix_rows<Op, V>(s.p->value_width - d, v + 4 * d, step, weights + lane, summed, s.mixed + d * LD + lane,
                            keep + lane, any);
}

// Where the values of the strips of a head are kept, if they are.
template <class Op>
void keep_values(Strip& s) {
#ifdef QKV_BF16
    constexpr int64_t few = 2;  // strips that see the same keys
    const Problem& p = *s.p;
    if (Op::tiles || (Op::pairs && p.heads / p.kv_heads * strips(p) >= few)) s.kept = kept_values(s);
    if (s.kept) s.align = KEPT_KEYS;
#endif
    (void)s;
}

// The values of a block as the mix wants them. Rows in `broken` (a bit each, or null) count as zeros.
template <class Op>
const char* block_of_values(Strip& s, int64_t k0, int n, const bool* broken, int64_t& step) {
    const Problem& p = *s.p;
#ifdef QKV_BF16
    if constexpr (Op::pairs) {
        step = Op::tiles ? group_bytes(s) : s.ldv * 4;
        const char* found = broken ? nullptr : find_kept<Op>(s, k0, n);
        if (found) return found;
        make_values<Op>(s, k0, n, broken, reinterpret_cast<char*>(s.values));
        return reinterpret_cast<const char*>(s.values);
    }
#endif
    const char* v = row_of(p.v, s.b, s.kv, k0);
    step = p.v.row;
    if (p.type == Type::f32 && !broken) return v;
    step = s.ldv * 4;
    const auto row = [&](int m) { return broken && broken[m] ? nullptr : v + m * p.v.row; };
    for (int m = 0; m < n; ++m) {
        float* to = s.values + m * s.ldv;
        if (row(m)) widen_row(p.type, row(m), p.value_width, 1.0f, to);
        else for (int64_t d = 0; d < s.ldv; ++d) to[d] = 0.0f;
    }
    return reinterpret_cast<const char*>(s.values);
}

// Which values of a block are not finite: where some rows do not see them, 0 · NaN must not reach those.
inline bool find_broken(const Strip& s, int64_t k0, int n, bool* broken) {
    const Problem& p = *s.p;
    bool some = false;
    if (rows_are_finite(p.type, row_of(p.v, s.b, s.kv, k0), p.v.row, n, p.value_width)) return false;
    for (int m = 0; m < n; ++m) {
        broken[m] = !row_is_finite(p.type, row_of(p.v, s.b, s.kv, k0 + m), p.value_width);
        some = some || broken[m];
    }
    return some;
}

// The values that are not finite, one key at a time, for the rows that see it.
template <class Op>
void mix_broken(Strip& s, int64_t k0, int n, const bool* broken) {
    const Problem& p = *s.p;
    for (int m = 0; m < n; ++m) {
        if (!broken[m]) continue;
        widen_row(p.type, row_of(p.v, s.b, s.kv, k0 + m), p.value_width, 1.0f, s.stage);
        for (int v = 0; v < s.lanes / W; ++v) {
            F w = load((Op::pairs ? s.pairs + m / 2 * LD : s.weights + m * LD) + v * W);
            if constexpr (Op::pairs) w = m % 2 ? Op::upper(w) : Op::lower(w);
            for (int64_t d = 0; d < p.value_width; ++d) {
                float* at = s.mixed + d * LD + v * W;
                store(at, fma_where(mask_of(s.words[m], v), w, set1(s.stage[d]), load(at)));
            }
        }
    }
}
