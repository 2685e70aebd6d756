// The forward: one strip of at most 64 queries of one head, against its keys block by block, with a running maximum and sum
// for each query (online softmax: Milakov & Gimelshein 2018). Included inside an anonymous namespace, after kernel_common.h.
//
// Queries are in the lanes: the scores of a block are Sᵀ, 96 keys × 64 queries, so that maximum, sum and rescaling are
// vertical, one operation for as many rows as a vector has lanes.

// Working memory of a strip. Tiles with queries in the lanes have LD = 64 columns.
struct Strip {
    const Problem* p;
    int64_t b, h, kv, i0;
    int count, lanes;          // queries, and the same rounded up to whole vectors of 16
    bool merged;               // lanes are the queries of all heads of a group, head after head
    bool decorated;            // scores get a softcap or a bias, and are then in their own unit
    bool any;                  // some block was seen
    bool split;                // weights in bfloat16 and the rest: the output then carries no rounding of theirs
    float factor;              // from products to scores in their own unit, where they are decorated
    float rate, unit;          // from what is kept in `scores` to powers of 2, and to nats
    uint64_t live;             // a bit for each query
    int64_t most_first, least_last;  // keys in between are seen by all queries, as far as bounds tell
    int64_t ldq, ldv;          // widths, rounded up
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

inline int64_t head_of(const Strip& s, int lane) {
    return s.merged ? s.h + lane / s.p->queries : s.h;
}

inline int64_t query_of(const Strip& s, int lane) { return s.merged ? lane % s.p->queries : s.i0 + lane; }

void grow_queries(Strip& s);                    // in kernel_additive.h: what additive scores need beside the queries,
void tanh_block(Strip& s, int64_t k0, int n);   // and those scores

// Queries to lanes: floats multiplied by the scale, or pairs of bfloat16 as they are (their scores are scaled later).
template <class Op>
void load_queries(Strip& s) {
    const Problem& p = *s.p;
    const int64_t words = Op::pairs ? s.ldq / 2 : s.ldq, ld = padded(words);
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
    s.most_first = 0, s.least_last = p.keys;
    if (!p.mask.bounded) return;
    begin = p.keys, end = 0;
    for (int r = 0; r < STRIP; ++r) {
        int64_t first = 0, last = p.keys;  // lanes without a query see everything, and nobody reads them
        if (r < s.count) {
            keys_of_row(p, s.b, query_of(s, r), first, last);
            if (first < last) begin = smallest_of(begin, first), end = largest_of(end, last);
            s.most_first = largest_of(s.most_first, first), s.least_last = smallest_of(s.least_last, last);
        }
        s.first[r] = static_cast<int32_t>(first), s.last[r] = static_cast<int32_t>(last);
    }
}

// ---- pass 1: who sees whom in a block -------------------------------------------------------------------------------------

enum class Seen { none, some, all };

// Bit r of words[m]: query r sees key k0 + m.
inline Seen see(Strip& s, int64_t k0, int n, const uint64_t* bits) {
    const Mask& mask = s.p->mask;
    const bool inside = !mask.bounded || (k0 >= s.most_first && k0 + n <= s.least_last);
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

// ---- pass 2: scores -------------------------------------------------------------------------------------------------------

template <class Op, int R, int V>
void score_tile(const char* k, int64_t row, const float* q, int64_t n, float* out, float* largest) {
    F c[R][V] = {};
    multiply<Op, R, V>(c, k, row, 4, q, LD, n);
#pragma GCC unroll 4
    for (int v = 0; v < V; ++v) {
        F most = load(largest + v * W);
#pragma GCC unroll 6
        for (int r = 0; r < R; ++r) {
            store(out + r * LD + v * W, c[r][v]);
            most = larger(most, c[r][v]);
        }
        store(largest + v * W, most);
    }
}

template <class Op, int V, int R = ROWS>
void score_rows(int rows, const char* k, int64_t row, const float* q, int64_t n, float* out, float* largest) {
    if (rows >= R) return score_tile<Op, R, V>(k, row, q, n, out, largest);
    if constexpr (R > 1) score_rows<Op, V, R - 1>(rows, k, row, q, n, out, largest);
}

// out[m][lane] = row m of a · column `lane` of b, and each lane's largest.
template <class Op, int V>
void score_block(Strip& s, const char* k, int64_t row, int n, const float* b, int64_t width, float* out) {
    const int64_t summed = Op::pairs ? (width + 1) / 2 : width;
    for (int lane = 0; lane < STRIP; ++lane) s.block_largest[lane] = NEG_INF;
    for (int m = 0; m < n; m += ROWS)
        for (int lane = 0; lane < s.lanes; lane += V * W)
            score_rows<Op, V>(n - m, k + m * row, row, b + lane, summed, out + m * LD + lane, s.block_largest + lane);
}

// The keys of a block as the products want them: where they lie, or widened, or with an odd width filled up.
template <class Op>
const char* block_of_keys(Strip& s, int64_t k0, int n, int64_t& row) {
    const Problem& p = *s.p;
    const char* k = row_of(p.k, s.b, s.kv, k0);
    const bool as_they_are = Op::pairs ? p.width % 2 == 0 : p.type == Type::f32;
    row = as_they_are ? p.k.row : s.ldq * 4;
    if (as_they_are) return k;
    for (int m = 0; m < n; ++m) {
        float* to = s.keys + m * s.ldq;
        if (Op::pairs) {
            to[p.width / 2] = 0.0f;
            __builtin_memcpy(to, k + m * p.k.row, p.width * 2);
        } else {
            widen_row(p.type, k + m * p.k.row, p.width, 1.0f, to);
        }
    }
    return reinterpret_cast<const char*>(s.keys);
}

// A block's scores, and each lane's largest.
template <class Op, int V>
void form_scores(Strip& s, const char* k, int64_t row, int64_t k0, int n) {
    if (s.p->energy) tanh_block(s, k0, n);
    else score_block<Op, V>(s, k, row, n, s.queries, s.p->width, s.scores);
}

// ---- pass 3: softcap and biases -------------------------------------------------------------------------------------------

#include "kernel_bias.h"

// Each lane's largest score among those that it sees.
inline void find_largest(Strip& s, int n, bool masked) {
    for (int v = 0; v < s.lanes / W; ++v) {
        F most = set1(NEG_INF);
        for (int m = 0; m < n; ++m) {
            const F x = load(s.scores + m * LD + v * W);
            most = masked ? larger_where(mask_of(s.words[m], v), most, x) : larger(most, x);
        }
        store(s.block_largest + v * W, most);
    }
}

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
// also Σ weight · log2 weight, and the weights as floats where others are mixed.
template <class Op, int V, bool Masked, bool Watched>
void weigh_lanes(Strip& s, int n, int lane) {
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
    for (int m = 0; m < n; m += 2) {
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
        if (masked) weigh_lanes<Op, V, true, Watched>(s, n, lane);
        else weigh_lanes<Op, V, false, Watched>(s, n, lane);
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

template <class Op, int R, int V>
void mix_tile(const char* v, int64_t step, const float* w, int64_t n, float* out, const float* keep, bool any) {
    F c[R][V] = {};
    if (any) {
#pragma GCC unroll 4
        for (int x = 0; x < V; ++x) {
            const F kept = load(keep + x * W);
#pragma GCC unroll 6
            for (int r = 0; r < R; ++r) c[r][x] = mul(load(out + r * LD + x * W), kept);
        }
    }
    multiply<Op, R, V>(c, v, 4, step, w, LD, n);
#pragma GCC unroll 6
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (int x = 0; x < V; ++x) store(out + r * LD + x * W, c[r][x]);
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
    for (int64_t d = 0; d < s.p->value_width; d += ROWS)
        for (int lane = 0; lane < s.lanes; lane += V * W)
            mix_rows<Op, V>(s.p->value_width - d, v + 4 * d, step, weights + lane, summed, s.mixed + d * LD + lane,
                            keep + lane, any);
}

#ifdef QKV_BF16
// Values of keys 2 m and 2 m + 1 side by side, as the dot product of pairs wants them; a row that is null counts as zeros.
inline void interleave(const char* even, const char* odd, int64_t n, float* to) {
    for (int64_t d = 0; d < n; d += 16) {
        const __mmask16 inside = n - d >= 16 ? 0xffff : static_cast<__mmask16>((1u << (n - d)) - 1);
        const __m256i a = even ? _mm256_maskz_loadu_epi16(inside, even + 2 * d) : _mm256_setzero_si256();
        const __m256i b = odd ? _mm256_maskz_loadu_epi16(inside, odd + 2 * d) : _mm256_setzero_si256();
        const __m512i low = _mm512_cvtepu16_epi32(a), high = _mm512_slli_epi32(_mm512_cvtepu16_epi32(b), 16);
        _mm512_storeu_si512(to + d, _mm512_or_si512(low, high));
    }
}
#endif

// The values of a block as the mix wants them. Rows in `broken` (a bit each, or null) count as zeros.
template <class Op>
const char* block_of_values(Strip& s, int64_t k0, int n, const bool* broken, int64_t& step) {
    const Problem& p = *s.p;
    const char* v = row_of(p.v, s.b, s.kv, k0);
    step = p.v.row;
    if (!Op::pairs && p.type == Type::f32 && !broken) return v;
    step = s.ldv * 4;
    auto row = [&](int m) { return m >= n || (broken && broken[m]) ? nullptr : v + m * p.v.row; };
#ifdef QKV_BF16
    if (Op::pairs) {
        for (int m = 0; m < n; m += 2) interleave(row(m), row(m + 1), p.value_width, s.values + m / 2 * s.ldv);
        return reinterpret_cast<const char*>(s.values);
    }
#endif
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

// ---- a block, a strip -----------------------------------------------------------------------------------------------------

// Mixes a block into the strip; tells which of its pairs are seen.
template <class Op, int V, bool Watched = false>
Seen run_block(Strip& s, int64_t k0, int n, const uint64_t* bits) {
    const Seen seen = see(s, k0, n, bits);
    if (seen == Seen::none) return seen;
    bool masked = seen == Seen::some;
    int64_t row, step;
    const char* k = block_of_keys<Op>(s, k0, n, row);
    form_scores<Op, V>(s, k, row, k0, n);
    if (s.decorated) masked = decorate(s, k0, n, masked) || masked;
    if (masked || s.decorated) find_largest(s, n, masked);
    if (s.p->normalizer == Normalizer::sigmoid) weigh_alone(s, n, masked);
    else weigh_block<Op, V, Watched>(s, n, masked);
    if (s.p->dropout.on) drop<Op>(s, k0, n, s.weights);
    bool broken[KEYS];
    const bool some_broken = masked && find_broken(s, k0, n, broken);
    const char* v = block_of_values<Op>(s, k0, n, some_broken ? broken : nullptr, step);
    mix_block<Op, V>(s, v, step, n, Op::pairs ? s.pairs : s.weights, s.keep, s.any);
    if (Op::pairs && s.split) {
        for (int lane = 0; lane < STRIP; ++lane) s.keep[lane] = 1.0f;
        mix_block<Op, V>(s, v, step, n, s.rests, s.keep, true);
    }
    if (some_broken) mix_broken<Op>(s, k0, n, broken);
    s.any = true;
    return masked ? Seen::some : Seen::all;
}

// f(k0, n, bits) for the blocks of [begin, end).
template <class Function>
void for_keys(int64_t begin, int64_t end, const uint64_t* bits, const Function& f) {
    for (int64_t k0 = begin; k0 < end; k0 += KEYS)
        f(k0, static_cast<int>(smallest_of(KEYS, end - k0)), bits ? bits + (k0 - begin) : nullptr);
}

// The same for all blocks that a strip may see, keys in order; its bounds are set before.
template <class Function>
void for_blocks(Strip& s, const Function& f) {
    const Problem& p = *s.p;
    const Mask& mask = p.mask;
    int64_t begin, end;
    set_bounds(s, begin, end);
    if (!mask.runs) return for_keys(begin, end, nullptr, f);
    const int64_t at = mask.group_of_batch[s.b] * strips(p) + s.i0 / STRIP;
    for (int64_t n = mask.run_starts[at]; n < mask.run_starts[at + 1]; ++n) {
        const Run& run = mask.runs[n];
        const uint64_t* bits =
            run.bits < 0 ? nullptr : mask.bits + run.bits + s.b * mask.bits_batch + s.h * mask.bits_head;
        for_keys(run.begin, run.end, bits, f);
    }
}

template <class Op, int V>
void run_keys(Strip& s, int64_t begin, int64_t end, const uint64_t* bits) {
    for_keys(begin, end, bits, [&s](int64_t k0, int n, const uint64_t* b) { run_block<Op, V>(s, k0, n, b); });
}

template <class Op, int V>
void run_strip(Strip& s) {
    load_queries<Op>(s);
    for_blocks(s, [&s](int64_t k0, int n, const uint64_t* bits) { run_block<Op, V>(s, k0, n, bits); });
}

// Row states, and the factor that turns what was summed into the output.
inline void finish_rows(Strip& s, float* factors) {
    const Problem& p = *s.p;
    const bool sink = p.sinks || p.off_by_one;
    const F logit = set1(p.sinks ? p.sinks[s.h] : 0.0f);
    for (int lane = 0; lane < s.lanes; lane += W) {
        F total = load(s.total + lane), most = load(s.largest + lane);
        const M seen = unequal(total, set1(0.0f));
        if (sink) {
            const F high = mul(select(seen, most, set1(0.0f)), set1(s.unit));
            total = add(total, exp2(mul(sub(logit, high), set1(LOG2E))));
        }
        store(factors + lane, only(seen, divide(set1(p.dropout.factor), total)));
    }
    if (!p.state) return;
    float* state = p.state + 2 * ((s.b * p.heads + s.h) * p.queries + s.i0);
    for (int r = 0; r < s.count; ++r) {
        const float total = s.total[r], most = s.largest[r];
        if (total == 0.0f) {
            state[2 * r] = NEG_INF, state[2 * r + 1] = 0.0f;
            continue;
        }
        const double high = static_cast<double>(most) * s.unit;  // what rounding takes from it goes into the logarithm beside it
        state[2 * r] = static_cast<float>(high);
        const float rest = static_cast<float>(high - state[2 * r]);
        state[2 * r + 1] = __builtin_logf(total) + (rest == rest ? rest : 0.0f);
    }
}

// What was mixed, each row times its factor, to the output.
inline void write_mixed(Strip& s, const float* factors) {
    const Problem& p = *s.p;
    if (s.any) transpose_all(s.mixed, LD, s.ldv, s.lanes, s.stage, s.ldv);
    else for (int64_t n = 0; n < s.count * s.ldv; ++n) s.stage[n] = 0.0f;
    for (int r = 0; r < s.count; ++r) {
        char* to = p.out.data + s.b * p.out.batch + s.h * p.out.head + (s.i0 + r) * p.out.row;
        narrow_row(p.out_type, s.stage + r * s.ldv, p.value_width, factors[r], to);
    }
}

inline void write_rows(Strip& s) {
    alignas(64) float factors[STRIP];
    finish_rows(s, factors);
    write_mixed(s, factors);
}

template <int N>
struct Columns {
    static constexpr int value = N;
};

// f(Columns<n>) with the number of vectors that a tile of `lanes` queries takes.
template <class Function>
ALWAYS_INLINE void for_columns(int lanes, const Function& f) {
#if QKV_LANES == 16
    if (lanes == 16) return f(Columns<1>{});
    if (lanes == 32) return f(Columns<2>{});
    if (lanes == 48) return f(Columns<3>{});
#endif
    f(Columns<COLUMNS>{});
    (void)lanes;
}

// The units that a strip's scores are in.
template <class Op>
void measure(Strip& s) {
    const Problem& p = *s.p;
    s.lanes = static_cast<int>(padded(s.count));
    s.live = s.count == 64 ? ~uint64_t{0} : (uint64_t{1} << s.count) - 1;
    s.decorated = p.softcap > 0 || p.bias.any();
    s.any = false;
    s.split = Op::pairs && p.out_type == Type::f32;
    s.factor = Op::pairs ? __builtin_fabsf(p.scale) : 1.0f;
    s.rate = s.decorated ? LOG2E : s.factor * LOG2E;
    s.unit = s.decorated ? 1.0f : s.factor;
}

// Which queries a strip has.
template <class Op>
void place(Strip& s, int64_t b, int64_t h, int64_t i0) {
    const Problem& p = *s.p;
    s.b = b, s.h = h, s.kv = h / (p.heads / p.kv_heads), s.i0 = i0;
    s.merged = false;
    s.count = static_cast<int>(smallest_of(STRIP, p.queries - s.i0));
    measure<Op>(s);
}

// All queries of the query heads that share a key head, as one strip.
template <class Op>
void place_group(Strip& s, int64_t b, int64_t kv) {
    const Problem& p = *s.p;
    s.b = b, s.kv = kv, s.h = kv * (p.heads / p.kv_heads), s.i0 = 0;
    s.merged = true;
    s.count = static_cast<int>(p.heads / p.kv_heads * p.queries);
    measure<Op>(s);
}
template <class Op>
void forward_strip(const Problem& p, int64_t number, char* memory) {
    Strip& s = *reinterpret_cast<Strip*>(memory);
    lay_out(s, p, reinterpret_cast<float*>(memory + (sizeof(Strip) + 63) / 64 * 64));
    const int64_t per_head = strips(p), head = number / per_head;
    place<Op>(s, head / p.heads, head % p.heads, (per_head - 1 - number % per_head) * STRIP);
    const float total = p.normalizer == Normalizer::sigmoid ? 1.0f : 0.0f;  // what a sigmoid hands over is never divided
    for (int lane = 0; lane < STRIP; ++lane) s.largest[lane] = NEG_INF, s.total[lane] = total, s.keep[lane] = 1.0f;
    for_columns(s.lanes, [&s](auto columns) { run_strip<Op, decltype(columns)::value>(s); });
    write_rows(s);
}

bool sparse_forward(const Problem& p, int64_t number);  // in kernel_entmax.h

bool forward(const Problem& p, int64_t number) {
    if (p.normalizer == Normalizer::entmax) return sparse_forward(p, number);
    char* memory = static_cast<char*>(scratch(strip_bytes(p)));
    if (!memory) return false;
#ifdef QKV_BF16
    if (p.type == Type::bf16 && !p.energy && p.normalizer == Normalizer::softmax) {
        forward_strip<Pairs>(p, number, memory);
        return true;
    }
#endif
    forward_strip<Single>(p, number, memory);
    return true;
}
