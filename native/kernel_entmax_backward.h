// The gradients of the entmax family. Included inside an anonymous namespace, after kernel_entmax.h.

// Whose rows are gathered: out[r][lane] = Σ_d rows[r][d] · b[d][lane] for R rows.
template <int R>
void slope_tile(const float* const (&rows)[ROWS], const float* b, int64_t n, float* out) {
    F c[R][WIDE] = {};
    for (int64_t d = 0; d < n; ++d, b += LD) {
        F y[WIDE];
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) y[v] = load(b + v * W);
#pragma GCC unroll 6
        for (int r = 0; r < R; ++r)
#pragma GCC unroll 2
            for (int v = 0; v < WIDE; ++v) c[r][v] = fma(set1(rows[r][d]), y[v], c[r][v]);
    }
#pragma GCC unroll 6
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) store(out + r * LANES + v * W, c[r][v]);
}

// Gradients of the weights: dO · v for each pair of a list.
inline void slopes_of(Sparse& x, int number) {
    const Strip& s = x.w.s;
    const Problem& p = *s.p;
    const List& list = x.lists[number];
    const float* down = x.w.down + number * LANES;
    for (int64_t n = 0; n < list.n; n += ROWS) {
        const float* rows[ROWS];
        for (int r = 0; r < ROWS; ++r) {
            const int64_t key = list.keys[n + r < list.n ? n + r : n];
            rows[r] = reinterpret_cast<const float*>(row_of(p.v, s.b, s.kv, key));
        }
        if (n + ROWS <= list.n) slope_tile<ROWS>(rows, down, p.value_width, list.slopes + n * LANES);
        else for (int64_t r = n; r < list.n; ++r) {
            rows[0] = rows[r - n];
            slope_tile<1>(rows, down, p.value_width, list.slopes + r * LANES);
        }
    }
}

// values: u -> weights; slopes: gradients of the weights -> of the scores, g (dw − Σ g dw / Σ g) (Peters et al. 2019,
// proposition 2).
template <Alpha alpha>
void pull_back_list(const Sparse& x, List& list) {
    const F power = set1(x.power), zero = set1(0.0f);
    F sum[WIDE], steep[WIDE], w, g;
    for (int v = 0; v < WIDE; ++v) sum[v] = steep[v] = zero;
    for (int64_t n = 0; n < list.n * LANES; n += LANES)
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) {
            const F u = load(list.values + n + v * W);
            powers<alpha>(u, power, w, g);
            steep[v] = add(steep[v], g);
            sum[v] = fma_where(unequal(u, zero), g, load(list.slopes + n + v * W), sum[v]);
        }
    for (int v = 0; v < WIDE; ++v) sum[v] = only(unequal(steep[v], zero), divide(sum[v], steep[v]));
    for (int64_t n = 0; n < list.n * LANES; n += LANES)
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) {
            float *value = list.values + n + v * W, *slope = list.slopes + n + v * W;
            const F u = load(value);
            powers<alpha>(u, power, w, g);
            store(value, w);
            store(slope, only(unequal(u, zero), mul(g, sub(load(slope), sum[v]))));
        }
}

// to[key][d] += Σ over 16 lanes of values[key][lane] · from[lane][d], for whole vectors of `width`.
template <int R, int V>
void scatter_tile(float* const (&to)[ROWS], const float* values, const float* from, int64_t width) {
    F c[R][V];
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < V; ++v) c[r][v] = load(to[r] + v * W);
    multiply<Single, R, V>(c, reinterpret_cast<const char*>(values), LANES * sizeof(float), 4, from, width, LANES);
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < V; ++v) store(to[r] + v * W, c[r][v]);
}

template <int R>
void scatter_rows(const List& list, int64_t n, const float* values, const float* from, int64_t width, float* to) {
    int64_t d = 0;
    float* rows[ROWS];
    auto point = [&] { for (int r = 0; r < R; ++r) rows[r] = to + list.keys[n + r] * width + d; };
    for (; d + COLUMNS * W <= width; d += COLUMNS * W) point(), scatter_tile<R, COLUMNS>(rows, values + n * LANES, from + d, width);
    for (; d < width; d += W) point(), scatter_tile<R, 1>(rows, values + n * LANES, from + d, width);
}

inline void scatter(const List& list, const float* values, const float* from, int64_t width, float* to) {
    int64_t n = 0;
    for (; n + ROWS <= list.n; n += ROWS) scatter_rows<ROWS>(list, n, values, from, width, to);
    for (; n < list.n; ++n) scatter_rows<1>(list, n, values, from, width, to);
}

// f(k0, n) for blocks of keys with the lists' gradients as a block of slopes again, and a bit for each that is not 0.
template <class Function>
void for_dense(Sparse& x, const Function& f) {
    Backward& w = x.w;
    Strip& s = w.s;
    int64_t at[LISTS] = {};
    const int lists = s.lanes / LANES;
    for (;;) {
        int64_t k0 = s.p->keys;
        for (int n = 0; n < lists; ++n)
            if (at[n] < x.lists[n].n) k0 = smallest_of(k0, x.lists[n].keys[at[n]]);
        if (k0 == s.p->keys) return;
        const int count = static_cast<int>(smallest_of(KEYS, s.p->keys - k0));
        for (int64_t m = 0; m < count; ++m) {
            s.words[m] = 0;
            for (int64_t lane = 0; lane < LD; ++lane) w.slopes[m * LD + lane] = 0.0f;
        }
        for (int n = 0; n < lists; ++n) {
            const List& list = x.lists[n];
            for (; at[n] < list.n && list.keys[at[n]] < k0 + count; ++at[n])
                for (int lane = 0; lane < LANES; ++lane) {
                    const int64_t m = list.keys[at[n]] - k0;
                    const float ds = list.slopes[at[n] * LANES + lane];
                    w.slopes[m * LD + n * LANES + lane] = ds;
                    if (ds != 0.0f) s.words[m] |= uint64_t{1} << (n * LANES + lane);
                }
        }
        f(k0, count);
    }
}

inline void back_lists(Sparse& x) {
    Backward& w = x.w;
    Strip& s = w.s;
    const Problem& p = *s.p;
    for (int n = 0; n < s.lanes / LANES; ++n) {
        List& list = x.lists[n];
        slopes_of(x, n);
        for_alpha(x, [&](auto alpha) { pull_back_list<decltype(alpha)::value>(x, list); });
        scatter(list, list.values, w.down_rows + n * LANES * s.ldv, s.ldv, w.dv);
    }
    if (w.before) for_dense(x, [&](int64_t k0, int count) { give_bias(s, *w.g, w.slopes, w.skewed, w.chunk, k0, count); });
    for (int n = 0; n < s.lanes / LANES; ++n) {
        const List& list = x.lists[n];
        for (int64_t at = 0; list.bends && at < list.n * LANES; at += W) {
            const F ds = load(list.slopes + at);
            store(list.slopes + at, only(unequal(ds, set1(0.0f)), mul(ds, load(list.bends + at))));
        }
        if (p.energy) continue;
        const int64_t lane = n * LANES;
        mix_list(list, list.slopes, row_of(p.k, s.b, s.kv, 0), p.k.row, p.width, w.dq + lane);
        scatter(list, list.slopes, w.rows + lane * s.ldq, s.ldq, w.dk);
    }
    if (p.energy) for_dense(x, [&](int64_t k0, int count) { load_keys(s, k0, count), back_tanh(w, k0, count, true); });
}

// A part of the queries of one key head, with a share of dK and dV of its own: rows are padded to whole vectors, zeros to begin
// with, and without the scale.
inline void back_part(Sparse& x, int64_t b, int64_t kv) {
    Backward& w = x.w;
    Strip& s = w.s;
    const Problem& p = *s.p;
    const Gradients& g = *w.g;
    const int64_t group = p.heads / p.kv_heads, last = smallest_of((w.chunk + 1) * g.chunk, p.queries);
    w.dk = reinterpret_cast<float*>(g.dk.data + w.chunk * g.dk_chunk + b * g.dk.batch + kv * g.dk.head);
    w.dv = reinterpret_cast<float*>(g.dv.data + w.chunk * g.dv_chunk + b * g.dv.batch + kv * g.dv.head);
    for (int64_t h = kv * group; h < (kv + 1) * group; ++h)
        for (int64_t i0 = w.chunk * g.chunk; i0 < last; i0 += STRIP) {
            place<Single>(s, b, h, i0);
            load_rows<Single>(w);
            for (int64_t n = 0; n < LD * s.ldq; ++n) w.dq[n] = 0.0f;
            for (List& list : x.lists) list.n = 0;
            for_columns(s.lanes, [&](auto columns) {
                score_strip<decltype(columns)::value>(s, [&](int64_t k0, int n, bool masked) {
                    keep_rows(x, k0, n, masked, w.high, w.low);
                });
            });
            back_lists(x);
            write_queries(w);
        }
}

bool sparse_backward(const Problem& p, const Gradients& g, int64_t item) {
    char* memory = static_cast<char*>(scratch(sparse_bytes(p, true)));
    if (!memory) return false;
    Sparse& x = lay_out_sparse(p, &g, memory);
    Backward& w = x.w;
    const int64_t count = chunks(p, g), owner = item / count, owners = g.all_heads ? 1 : p.kv_heads;
    const int64_t b0 = g.all_batches ? 0 : owner / owners, kv0 = g.all_heads ? 0 : owner % owners;
    w.chunk = count - 1 - item % count;  // the last rows have the most work under a causal mask
    w.begin = 0, w.end = p.keys;
    for (int64_t n = 0; p.energy && n < W * w.s.ldq; ++n) w.denergy[n] = 0.0f;
    for (int64_t b = b0; b < (g.all_batches ? p.batch : b0 + 1); ++b)
        for (int64_t kv = kv0; kv < (g.all_heads ? p.kv_heads : kv0 + 1); ++kv) back_part(x, b, kv);
    if (g.denergy) give_energy(w, g.denergy + item * p.width);
    return true;
}
