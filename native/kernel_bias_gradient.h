// Gradients of biases: a block's gradients of scores, summed as the bias was spread out. Included inside an anonymous namespace by
// kernel_backward.h, after its working memory.

constexpr int64_t SKEW = LD + 2 * W;  // columns of `skewed`: zeros stand on both sides of a block's queries

// The sums of `count` vectors' lanes that lie LD apart, to `to`.
inline void add_sums(const float* ds, int n, int vectors, float* to) {
    alignas(64) float sums[4];
    for (int m = 0; m < n; m += 4) {
        F row[4];
        for (int r = 0; r < 4; ++r) {
            row[r] = set1(0.0f);
            for (int v = 0; m + r < n && v < vectors; ++v) row[r] = add(row[r], load(ds + (m + r) * LD + v * W));
        }
        store_sums(sums, row[0], row[1], row[2], row[3]);
        for (int r = 0; r < 4 && m + r < n; ++r) to[m + r] += sums[r];
    }
}

// An added tensor's gradient: a number for each pair, each key, each query, or one for all.
inline void give_added(Strip& s, const AddedGradient& g, const float* ds, int64_t chunk, int64_t k0, int n) {
    float* to = g.data + chunk * g.chunk + s.b * g.batch + s.h * g.head + s.i0 * g.row;
    if (g.row && g.key) {
        transpose_all(ds, LD, n, s.lanes, s.stage, KEYS);
        for (int r = 0; r < s.count; ++r)
            for (int m = 0; m < n; ++m) to[r * g.row + k0 + m] += s.stage[r * KEYS + m];
        return;
    }
    if (g.key) return add_sums(ds, n, s.lanes / W, to + k0);
    for (int v = 0; v < s.lanes / W; ++v) {
        F sum = set1(0.0f);
        for (int m = 0; m < n; ++m) sum = add(sum, load(ds + m * LD + v * W));
        store(s.stage + v * W, sum);
    }
    for (int r = 0; r < s.count; ++r) to[r * g.row] += s.stage[r];
}

// Sums along the diagonals, where query − key is the same. In `skewed` key m's queries begin one place further than key m − 1's
// are read, so that a diagonal is a column.
inline void give_by_distance(const Strip& s, float* to, const float* ds, float* skewed, int64_t k0, int n) {
    for (int m = 0; m < n; ++m) {
        float* row = skewed + m * SKEW + W;
        for (int v = 0; v < s.lanes / W; ++v) store(row + v * W, load(ds + m * LD + v * W));
        store(row + s.lanes, set1(0.0f));
    }
    to += s.i0 - k0 + s.p->keys - 1;
    for (int c = 1 - n; c < s.lanes; c += W) {
        const int first = c > -W ? 0 : -W - c + 1, last = s.lanes - c < n ? s.lanes - c : n;
        const float* at = skewed + W + c;
        F even = load(to + c), odd = set1(0.0f);
        int m = first;
        for (; m + 1 < last; m += 2) {
            even = add(even, load(at + m * (SKEW + 1)));
            odd = add(odd, load(at + (m + 1) * (SKEW + 1)));
        }
        if (m < last) even = add(even, load(at + m * (SKEW + 1)));
        store(to + c, add(even, odd));
    }
}

// ds: gradients of the scores as they are after all that is added, keys × queries.
inline void give_bias(Strip& s, const Gradients& g, float* ds, float* skewed, int64_t chunk, int64_t k0, int n) {
    for (int m = 0; s.live != ~uint64_t{0} && m < n; ++m)  // lanes without a query
        for (int v = 0; v < s.lanes / W; ++v) store(ds + m * LD + v * W, only(mask_of(s.live, v), load(ds + m * LD + v * W)));
    for (int a = 0; a < s.p->bias.count; ++a)
        if (g.added[a].data) give_added(s, g.added[a], ds, chunk, k0, n);
    if (g.by_distance) {
        const int64_t head = (chunk * s.p->batch + s.b) * s.p->heads + s.h;
        give_by_distance(s, g.by_distance + head * distances(*s.p), ds, skewed, k0, n);
    }
}
