// Looking: what goes over a block of weights. Included by kernel_look.h.
//
// Queries are in the lanes: what belongs to a row is vertical. A block is gone over once for each thing that is asked, while
// it lies in the first-level cache: that costs a load and an addition for each 2 D multiplications of the forward.

// How many pairs are seen, by row and by key.
inline void count_pairs(Looking& w, const Tile& t) {
    const Strip& s = w.s;
    if (w.look->visible) {
        for (int v = 0; v < s.lanes / W; ++v) {
            F seen = set1(t.masked ? 0.0f : static_cast<float>(t.n));
            for (int m = 0; t.masked && m < t.n; ++m) seen = add(seen, only(mask_of(t.words[m], v), set1(1.0f)));
            store(w.sum + v * W, seen);
        }
        for (int r = 0; r < s.count; ++r) w.visible[r] += static_cast<int64_t>(w.sum[r]);
    }
    if (!w.look->eligible) return;
    int64_t* eligible = w.look->eligible + w.item * s.p->keys + t.k0;
    for (int m = 0; m < t.n; ++m)
        eligible[m] += __builtin_popcountll(t.masked ? t.words[m] & w.counted : w.counted);
}

// Column sums, each row by its factor: of four keys at a time the lanes are added up across.
template <bool Factors>
void receive(Looking& w, const Tile& t, const float* factors) {
    const int vectors = w.s.lanes / W;
    alignas(64) float part[KEYS];
    for (int m = 0; m < t.n; m += 4) {
        F sum[4] = {};
        const float* at = t.weights + m * LD;
        for (int v = 0; v < vectors; ++v) {
            const F factor = Factors ? load(factors + v * W) : set1(1.0f);
#pragma GCC unroll 4
            for (int k = 0; k < 4; ++k) {
                const F y = load(at + k * LD + v * W);
                sum[k] = Factors ? fma(y, factor, sum[k]) : add(sum[k], y);
            }
        }
        store_sums(part + m, sum[0], sum[1], sum[2], sum[3]);
    }
    double* to = w.look->received + w.item * w.s.p->keys + t.k0;
    for (int m = 0; m < t.n; ++m) to[m] += part[m];
}

// Σ w · |position − key|.
inline void measure_distance(Looking& w, const Tile& t) {
    for (int v = 0; v < w.s.lanes / W; ++v) {
        F sum = set1(0.0f);
        const F from = sub(load(w.position + v * W), set1(static_cast<float>(t.k0)));
        for (int m = 0; m < t.n; ++m)
            sum = fma(load(t.weights + m * LD + v * W), absolute(sub(from, set1(static_cast<float>(m)))), sum);
        store(w.sum + v * W, t.scale ? mul(sum, load(t.scale + v * W)) : sum);
    }
    for (int r = 0; r < w.s.count; ++r) w.far[r] += w.sum[r];
}

template <bool Largest>
ALWAYS_INLINE F joined(F a, F b) {
    return Largest ? larger(a, b) : add(a, b);
}

// to[bin][lane]: each lane's sum or largest over the keys [ends[bin − 1], ends[bin]).
template <bool Largest>
void pool_keys(const Looking& w, const Tile& t, const int32_t* ends, int64_t bins) {
    constexpr int V = 32 / W;
    for (int lane = 0; lane < w.s.lanes; lane += V * W) {
        const float* at = t.weights + lane;
        F scale[V];
        for (int v = 0; v < V; ++v) scale[v] = t.scale ? load(t.scale + lane + v * W) : set1(1.0f);
        int32_t m = 0;
        for (int64_t bin = 0; bin < bins; ++bin) {
            F sum[V] = {};
            for (; m < ends[bin]; ++m, at += LD)
#pragma GCC unroll 4
                for (int v = 0; v < V; ++v) sum[v] = joined<Largest>(sum[v], load(at + v * W));
            for (int v = 0; v < V; ++v) store(w.bins + bin * LD + lane + v * W, mul(sum[v], scale[v]));
        }
    }
}

// A picture: first along the keys, each lane by itself; then turned over, rows of a bin together.
template <bool Largest>
void pool(Looking& w, const Tile& t) {
    const Problem& p = *w.s.p;
    const Look& look = *w.look;
    int32_t bin[KEYS], ends[KEYS];
    int64_t bins = 0;
    for (int64_t j = t.k0, next; j < t.k0 + t.n; j = next) {
        const int64_t c = key_bin(p, look, j);
        next = smallest_of(end_of_keys(p, look, c), t.k0 + t.n);
        bin[bins] = static_cast<int32_t>(c), ends[bins++] = static_cast<int32_t>(next - t.k0);
    }
    pool_keys<Largest>(w, t, ends, bins);
    transpose_all(w.bins, LD, bins, w.s.lanes, w.turned, KEYS);
    for (int r = 0, next; r < w.s.count; r = next) {
        float* row = w.turned + r * KEYS;
        for (next = r + 1; next < w.s.count && w.slot[next] == w.slot[r]; ++next)
            for (int64_t n = 0; n < bins; n += W)
                store(row + n, joined<Largest>(load(row + n), load(w.turned + next * KEYS + n)));
        float* to = w.picture + w.slot[r] * look.picture_cols;
        for (int64_t n = 0; n < bins; ++n) {
            float& x = to[bin[n]];
            x = Largest ? (row[n] > x ? row[n] : x) : x + row[n];
        }
    }
}

// The weights themselves.
inline void write_part(Looking& w, const Tile& t) {
    const Strip& s = w.s;
    const Look& look = *w.look;
    const int64_t first = largest_of(t.k0, look.j0), last = smallest_of(t.k0 + t.n, look.j1), width = look.j1 - look.j0;
    transpose_all(t.weights, LD, t.n, s.lanes, w.turned, KEYS);
    for (int r = 0; r < s.count; ++r) {
        const int64_t i = s.i0 + r;
        if (i < look.i0 || i >= look.i1) continue;
        const int64_t row = ((s.b - look.b0) * (look.h1 - look.h0) + s.h - look.h0) * (look.i1 - look.i0) + i - look.i0;
        __builtin_memcpy(look.part + row * width + first - look.j0, w.turned + r * KEYS + first - t.k0, (last - first) * sizeof(float));
    }
}

// What goes over the weights of a block; column sums apart.
inline void take_weights(Looking& w, const Tile& t) {
    const Look& look = *w.look;
    if (look.picture && look.largest) pool<true>(w, t);
    else if (look.picture) pool<false>(w, t);
    if (look.far) measure_distance(w, t);
    if (look.part) write_part(w, t);
}
