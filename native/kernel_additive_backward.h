// The gradients of additive scores. Included inside an anonymous namespace, after kernel_additive.h.

// With the gradient of a score ds: denergy += ds · t, and q and k get ds · energy · (1 − t²). From r = 1 / (e^2a e^2b + 1) these
// are t = 1 − 2 r and 1 − t² = 4 r (1 − r).

// One width of a block for V · W queries; adds to the vectors of the width and of each key.
template <Way way, int V>
void back_lanes(Backward& w, const float* keys, const float* queries, int n, int64_t d, int lane, F& energy) {
    const Strip& s = w.s;
    F a[V], less_q[V];  // the sums with their sign turned: x t − x is what one instruction gives
    for (int v = 0; v < V; ++v) a[v] = load(queries + d * LD + lane + v * W), less_q[v] = set1(0.0f);
    for (int m = 0; m < n; ++m) {
        const float* slope = w.slopes + m * LD + lane;
        F t[V], less_k = lane ? load(w.parts + m * W) : set1(0.0f);
        curve<way, V>(a, set1(keys[m * s.ldq + d]), t);
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) {
            const F ds = load(slope + v * W), x = mul(ds, t[v]);
            const F y = fms(x, t[v], way == Way::product ? x : ds);
            energy = add(energy, x);
            less_q[v] = add(less_q[v], y);
            less_k = add(less_k, y);
        }
        store(w.parts + m * W, less_k);
    }
    const F factor = set1((way == Way::product ? -4.0f : -1.0f) * s.p->energy[d]);
    for (int v = 0; v < V; ++v) {
        float* to = w.dq + d * LD + lane + v * W;
        store(to, fma(factor, less_q[v], load(to)));
    }
}

template <Way way>
void back_widths(Backward& w, const float* keys, const float* queries, int64_t k0, int n) {
    const Strip& s = w.s;
    F all = set1(0.0f);
    for (int m = 0; way == Way::product && m < n; ++m)
        for (int v = 0; v < s.lanes / W; ++v) all = add(all, load(w.slopes + m * LD + v * W));
    for (int m = n; m < (n + 3) / 4 * 4; ++m) store(w.parts + m * W, set1(0.0f));
    for (int64_t d = 0; d < s.p->width; ++d) {
        F energy = set1(0.0f);
        int lane = 0;
        for (; lane + 4 * W <= s.lanes; lane += 4 * W) back_lanes<way, 4>(w, keys, queries, n, d, lane, energy);
        for (; lane + 2 * W <= s.lanes; lane += 2 * W) back_lanes<way, 2>(w, keys, queries, n, d, lane, energy);
        for (; lane < s.lanes; lane += W) back_lanes<way, 1>(w, keys, queries, n, d, lane, energy);
        if (way == Way::product) energy = fma(set1(-2.0f), energy, all);
        float* kept = w.denergy + d * W;
        store(kept, add(load(kept), energy));
        const float factor = (way == Way::product ? -4.0f : -1.0f) * s.p->energy[d];
        float* dk = w.dk + (k0 - w.begin) * s.ldq + d;
        for (int m = 0; m < n; m += 4) {
            float sums[4];
            const float* part = w.parts + m * W;
            store_sums(sums, load(part), load(part + W), load(part + 2 * W), load(part + 3 * W));
            for (int r = 0; r < 4 && m + r < n; ++r) dk[(m + r) * s.ldq] += factor * sums[r];
        }
    }
}

// The same for few queries. A slope of 0 is that of a pair that is not seen, or was an odd one.
template <Way way>
void back_few(Backward& w, const float* keys, const float* queries, int64_t k0, int n) {
    Strip& s = w.s;
    const float* energy = stage_energy(s);
    float *less_q = s.stage + s.ldq, *sums = less_q + s.ldq;
    const float factor = way == Way::product ? -4.0f : -1.0f;
    for (int r = 0; r < s.count; ++r) {
        float all = 0.0f;
        for (int64_t d = 0; d < 2 * s.ldq; ++d) less_q[d] = 0.0f;
        for (int m = 0; m < n; ++m) {
            const float slope = w.slopes[m * LD + r];
            if (slope == 0.0f) continue;
            all += slope;
            const float *q = queries + r * s.ldq, *k = keys + m * s.ldq;
            float* dk = w.dk + (k0 - w.begin + m) * s.ldq;
            const F ds = set1(slope), turn = set1(factor);
            for (int64_t d = 0; d < s.ldq; d += W) {
                const F a[1] = {load(k + d)};
                F t[1];
                curve<way, 1>(a, load(q + d), t);
                const F x = mul(ds, t[0]), y = fms(x, t[0], way == Way::product ? x : ds);
                store(sums + d, add(load(sums + d), x));
                store(less_q + d, add(load(less_q + d), y));
                store(dk + d, fma(mul(turn, load(energy + d)), y, load(dk + d)));
            }
        }
        for (int64_t d = 0; d < s.p->width; ++d) {
            w.dq[d * LD + r] += factor * energy[d] * less_q[d];
            w.denergy[d * W] += way == Way::product ? all - 2.0f * sums[d] : sums[d];
        }
    }
}

// A pair by itself, widths in the lanes.
inline void back_pair(Backward& w, int64_t k0, int m, int r) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    float *a = s.stage, *b = a + s.ldq;
    widen_row(p.type, row_of(p.q, s.b, s.h, s.i0 + r), p.width, 1.0f, a);
    widen_row(p.type, row_of(p.k, s.b, s.kv, k0 + m), p.width, 1.0f, b);
    const F ds = set1(w.slopes[m * LD + r]);
    for (int64_t d = 0; d < p.width; d += W) {
        const F t = tanh(add(load(a + d), load(b + d))), x = mul(ds, t);
        store(a + d, x);
        store(b + d, sub(ds, mul(x, t)));
    }
    for (int64_t d = 0; d < p.width; ++d) {
        w.denergy[d * W] += a[d];
        w.dq[d * LD + r] += b[d] * p.energy[d];
        w.dk[(k0 - w.begin + m) * s.ldq + d] += b[d] * p.energy[d];
    }
}

// Pairs of odd keys, and of queries that are not finite, where they are seen; their gradients count as 0 from then on.
inline void back_odd(Backward& w, int64_t k0, int n, bool masked) {
    Strip& s = w.s;
    for (int m = 0; m < n; ++m)
        for (int r = 0; r < s.lanes; ++r) {
            const bool there = r < s.count;
            if (there && !s.odd_key[m] && !w.broken_query[r]) continue;
            if (there && (!masked || (s.words[m] >> r & 1))) back_pair(w, k0, m, r);
            w.slopes[m * LD + r] = 0.0f;
        }
}

void back_tanh(Backward& w, int64_t k0, int n, bool masked) {
    Strip& s = w.s;
    if (s.some_odd_key || w.some_broken_query || s.count < s.lanes) back_odd(w, k0, n, masked);
    const Way way = way_of(s);
    if (few(s)) {
        if (way == Way::near) back_few<Way::near>(w, s.keys, s.queries, k0, n);
        else if (way == Way::product) back_few<Way::product>(w, s.exp_keys, s.exp_queries, k0, n);
        else back_few<Way::any>(w, s.keys, s.queries, k0, n);
        return;
    }
    if (way == Way::near) return back_widths<Way::near>(w, s.keys, s.queries, k0, n);
    if (way == Way::product) return back_widths<Way::product>(w, s.exp_keys, s.exp_queries, k0, n);
    const float* queries = s.queries;
    if (w.some_broken_query) {  // as zeros: there is room where the exponentials would be
        queries = s.exp_queries;
        for (int64_t n = 0; n < s.ldq * LD; ++n)
            s.exp_queries[n] = w.broken_query[n % LD] ? 0.0f : s.queries[n];
    }
    back_widths<Way::any>(w, s.keys, queries, k0, n);
}

void give_energy(const Backward& w, float* to) {
    for (int64_t d = 0; d < w.s.p->width; ++d) {
        to[d] = 0.0f;
        for (int lane = 0; lane < W; ++lane) to[d] += w.denergy[d * W + lane];
    }
}
