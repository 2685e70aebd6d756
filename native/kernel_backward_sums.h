// The backward's products, and the sums that they are added to. Included inside an anonymous namespace by kernel_backward.h, after its
// working memory.

// out[r][v] = Σ_k A[r][k] · B[k][v], or that added to it: what is summed here is summed by itself first, for the rounding of a sum
// grows with the length of its longest chain. Asking for the sums before the product, by a prefetch or by starting from them, costs
// 5 % of it.
template <class Op, int R, int V, bool Add>
void product_tile(const char* a, int64_t row, int64_t step, const float* b, int64_t ldb, int64_t n, float* out, int64_t ldo) {
    F c[R][V] = {};
    multiply<Op, R, V>(c, a, row, step, b, ldb, n);
#pragma GCC unroll 6
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) {
            float* at = out + r * ldo + v * W;
            store(at, Add ? add(load(at), c[r][v]) : c[r][v]);
        }
}

// The same for at most 6 rows.
template <class Op, int V, bool Add, int R = ROWS>
void product_rows(int64_t rows, const char* a, int64_t row, int64_t step, const float* b, int64_t ldb, int64_t n, float* out, int64_t ldo) {
    if (rows >= R) return product_tile<Op, R, V, Add>(a, row, step, b, ldb, n, out, ldo);
    if constexpr (R > 1) product_rows<Op, V, Add, R - 1>(rows, a, row, step, b, ldb, n, out, ldo);
}

// The same for any number of columns, a multiple of 16.
template <class Op, bool Add>
void product(int64_t rows, const char* a, int64_t row, int64_t step, const float* b, int64_t ldb, int64_t n, float* out, int64_t ldo,
             int64_t columns) {
    int64_t c = 0;
    for (; c + COLUMNS * W <= columns; c += COLUMNS * W) product_rows<Op, COLUMNS, Add>(rows, a, row, step, b + c, ldb, n, out + c, ldo);
    if (c == columns) return;
    for_columns(static_cast<int>(columns - c), [&](auto rest) {
        product_rows<Op, decltype(rest)::value, Add>(rows, a, row, step, b + c, ldb, n, out + c, ldo);
    });
}

// ---- which lanes of a block have work -------------------------------------------------------------------------------------

// For each 6 keys of a block the lanes, whole vectors of 16, beyond which nobody sees them: weights are formed for these alone.
inline void find_lanes(Backward& w, int n, bool masked) {
    const Strip& s = w.s;
    for (int m = 0, group = 0; m < n; m += ROWS, ++group) {
        w.first_lane[group] = 0, w.last_lane[group] = s.lanes;
        if (!masked) continue;
        uint64_t some = 0;
        for (int r = m; r < n && r < m + ROWS; ++r) some |= s.words[r] & s.live;
        w.first_lane[group] = some ? __builtin_ctzll(some) / 16 * 16 : 0;
        w.last_lane[group] = some ? (63 - __builtin_clzll(some)) / 16 * 16 + 16 : 0;
    }
}

// The keys of a block that some of these lanes see: all before `begin` and from `end` on are unseen.
inline void find_keys(const Backward& w, int n, int lane, int last_lane, int& begin, int& end) {
    begin = n, end = 0;
    for (int m = 0, group = 0; m < n; m += ROWS, ++group) {
        if (w.first_lane[group] >= last_lane || w.last_lane[group] <= lane) continue;
        if (begin == n) begin = m;
        end = static_cast<int>(smallest_of(n, m + ROWS));
    }
}

// ---- dQ, dK, dV -----------------------------------------------------------------------------------------------------------

// out[m][d] += Σ_i a[m][i] · b[i][d] over the strip's queries, or pairs of them; d runs over whole vectors.
template <class Op>
void sum_block(const Backward& w, const void* a, int keys, const float* b, int64_t width, float* out) {
    const Strip& s = w.s;
#ifdef QKV_TILES
    if constexpr (Op::tiles) {
        const TileOperand rows = in_rows(static_cast<const char*>(a), 2 * LD);
        const TileOperand pairs{reinterpret_cast<const char*>(b), 4 * width, 4 * width * TILE};
        return multiply_tiles<true>(rows, pairs, tiles_summed(s.lanes), padded(keys), width, out, width);
    }
#endif
    constexpr int64_t size = Op::pairs ? 2 : 4, each = Op::pairs ? 2 : 1;
    for (int m = 0, group = 0; m < keys; m += ROWS, ++group) {
        const int64_t first = w.first_lane[group], last = smallest_of(w.last_lane[group], s.count);
        const char* row = static_cast<const char*>(a) + (m * LD + first) * size;
        if (first < last)
            product<Op, true>(keys - m, row, LD * size, 4, b + first / each * width, width, (last - first + each - 1) / each,
                              out + m * width, width, width);
    }
}

// dQ += Kᵀ dSᵀ, keys as keys_to_mix gives them.
template <class Op>
void sum_queries(Backward& w, const char* k, int64_t row, int n, bool masked) {
    const Strip& s = w.s;
#ifdef QKV_TILES
    if constexpr (Op::tiles)
        return multiply_tiles<true>({k, 4 * TILE, row}, in_lanes(s.pairs), tiles_summed(n), s.ldq, s.lanes, w.dq, LD);
#endif
    constexpr int each = Op::pairs ? 2 : 1;
    const float* ds = Op::pairs ? s.pairs : w.slopes;
    const int step = masked ? 32 : s.lanes;  // halves of a strip: each with the keys that it sees
    for (int lane = 0; lane < s.lanes; lane += step) {
        const int lanes = static_cast<int>(smallest_of(step, s.lanes - lane));
        int begin = 0, end = n;
        if (masked) find_keys(w, n, lane, lane + lanes, begin, end);
        const int64_t first = begin / each, summed = (end + each - 1) / each - first;
        for (int64_t d = 0; begin < end && d < s.p->width; d += ROWS)
            product<Op, true>(s.p->width - d, k + 4 * d + first * row, 4, row, ds + first * LD + lane, LD, summed,
                              w.dq + d * LD + lane, LD, lanes);
    }
}
