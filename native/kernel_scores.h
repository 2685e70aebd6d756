// The scores of a block: products, a softcap, biases. Included by kernel_forward.h.

// ---- pass 2: scores -------------------------------------------------------------------------------------------------------

template <class Op, int R, int V>
void score_tile(const char* k, int64_t row, const float* q, int64_t n, float* out, float* largest) {
    F c[R][V] = {};
    multiply<Op, R, V>(c, k, row, 4, q, LD, n);
#pragma GCC unroll 4
    for (int v = 0; v < V; ++v) {
        F most = load(largest + v * W);
#pragma GCC unroll 16
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
#ifdef QKV_TILES
    if constexpr (Op::tiles)
        return multiply_tiles<false>(in_rows(k, row), in_lanes(b), tiles_summed(width), padded(n), s.lanes, out, LD);
#endif
    for (int lane = 0; lane < STRIP; ++lane) s.block_largest[lane] = NEG_INF;
    for (int m = 0; m < n; m += ROWS) {
        fetch_ahead(s, ROWS);
        for (int lane = 0; lane < s.lanes; lane += V * W)
            score_rows<Op, V>(n - m, k + m * row, row, b + lane, summed, out + m * LD + lane, s.block_largest + lane);
    }
}

// The keys of a block as the products want them: where they lie, or widened, or with an odd width filled up.
template <class Op>
const char* block_of_keys(Strip& s, int64_t k0, int n, int64_t& row) {
    const Problem& p = *s.p;
    const char* k = row_of(p.k, s.b, s.kv, k0);
#ifdef QKV_TILES
    if (Op::tiles) return whole_tiles(k, p.k.row, n, p.width, s.keys, row);
#endif
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

// A block's scores, and each lane's largest; tiles leave the latter to find_largest.
template <class Op, int V>
void form_scores(Strip& s, const char* k, int64_t row, int64_t k0, int n) {
    if (s.p->energy) tanh_block(s, k0, n);
    else score_block<Op, V>(s, k, row, n, s.queries, s.p->width, s.scores);
}

// ---- pass 3: softcap and biases -------------------------------------------------------------------------------------------

#include "kernel_bias.h"

// Each lane's largest score among those that it sees.
inline void find_largest(Strip& s, int n, bool masked) {
    constexpr int V = 32 / W;  // that many, and two keys, at once: each maximum waits for the one before
    for (int lane = 0; lane < s.lanes; lane += V * W) {
        F most[2][V];
        for (int v = 0; v < V; ++v) most[0][v] = most[1][v] = set1(NEG_INF);
        for (int m = 0; m < n; ++m)
#pragma GCC unroll 4
            for (int v = 0; v < V; ++v) {
                const F x = load(s.scores + m * LD + lane + v * W);
                F& y = most[m % 2][v];
                y = masked ? larger_where(mask_of(s.words[m], lane / W + v), y, x) : larger(y, x);
            }
        for (int v = 0; v < V; ++v) store(s.block_largest + lane + v * W, larger(most[0][v], most[1][v]));
    }
}
