// A strip's rows in the backward: what is read of them before, and what becomes of dQ after. Included inside an anonymous namespace by
// kernel_backward.h, after its working memory.

// Q and dO by rows, dO also in the lanes.
template <class Op>
inline void lay_rows(Backward& w) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    for (int r = 0; r < s.lanes; ++r) {
        float *q = w.rows + r * s.ldq, *down = w.down_rows + r * s.ldv;
        if (r >= s.count || w.broken_query[r]) clear(q, s.ldq);
        else widen_row(p.type, row_of(p.q, s.b, s.h, s.i0 + r), p.width, 1.0f, q);
        if (r >= s.count) clear(down, s.ldv);
        else widen_row(p.type, row_of(w.g->dout, s.b, s.h, s.i0 + r), p.value_width, 1.0f, down);
    }
    transpose_all(w.down_rows, s.ldv, s.lanes, s.ldv, w.down, LD);
}

// Products of a row of floats and one of `type`, in the lanes.
ALWAYS_INLINE F multiply_rows(Type type, const char* x, const char* y, int64_t n) {
    F sum = set1(0.0f);
    int64_t d = 0;
    for (; d + W <= n; d += W) {
        const uint16_t* half = reinterpret_cast<const uint16_t*>(y) + d;
        const F b = type == Type::f32    ? load(reinterpret_cast<const float*>(y) + d)
                    : type == Type::bf16 ? load_bf16(half)
                                         : load_f16(half);
        sum = fma(load(reinterpret_cast<const float*>(x) + d), b, sum);
    }
    if (d == n) return sum;
    alignas(64) float rests[2][16];
    widen_row(Type::f32, x + 4 * d, n - d, 1.0f, rests[0]);
    widen_row(type, y + (type == Type::f32 ? 4 : 2) * d, n - d, 1.0f, rests[1]);
    for (int at = 0; at < 16; at += W) sum = fma(load(rests[0] + at), load(rests[1] + at), sum);
    return sum;
}

// What each row takes from the gradients of its weights: Σ out · dout, four rows at a time.
inline void sum_terms(Backward& w) {
    const Strip& s = w.s;
    const Problem& p = *s.p;
    for (int n = 0; n < s.count; n += 4) {
        F sum[4];
        for (int r = 0; r < 4; ++r) {
            const int64_t row = s.i0 + n + r;
            sum[r] = n + r < s.count ? multiply_rows(p.type, row_of(p.out, s.b, s.h, row), row_of(w.g->dout, s.b, s.h, row), p.value_width)
                                     : set1(0.0f);
        }
        store_sums(w.terms + n, sum[0], sum[1], sum[2], sum[3]);
    }
}

// Everything of the strip's queries: rows, and the three numbers of each.
template <class Op>
void load_rows(Backward& w) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    w.some_broken_query = false;
    const int64_t row = (s.b * p.heads + s.h) * p.queries + s.i0;
    for (int r = 0; r < STRIP; ++r) {
        w.high[r] = w.low[r] = w.terms[r] = 0.0f;
        w.broken_query[r] = false;
        if (r >= s.count) continue;
        if (w.g->terms) w.terms[r] = w.g->terms[row + r];
        if (p.state) w.high[r] = p.state[2 * (row + r)], w.low[r] = p.state[2 * (row + r) + 1];
        // 0 · NaN must not reach keys that the row does not see.
        w.broken_query[r] = !row_is_finite(p.type, row_of(p.q, s.b, s.h, s.i0 + r), p.width);
        w.some_broken_query = w.some_broken_query || w.broken_query[r];
    }
    lay_rows<Op>(w);
    if (!w.g->terms && p.out.data) sum_terms(w);
}

// ---- dQ: shares of the chunks ---------------------------------------------------------------------------------------------

// f(chunk) for the chunks of which the strip sees something by its bounds or its runs, in order.
template <class Function>
void for_chunks(const Backward& w, int64_t begin, int64_t end, const Function& f) {
    const Strip& s = w.s;
    const Mask& mask = s.p->mask;
    int64_t next = 0;
    const auto tell = [&](int64_t first, int64_t last) {
        for (int64_t c = largest_of(next, first / w.g->chunk); c * w.g->chunk < last; ++c) f(c), next = c + 1;
    };
    if (!mask.runs) {
        if (begin < end) tell(begin, end);
        return;
    }
    const int64_t at = mask.group_of_batch[s.b] * strips(*s.p) + s.i0 / STRIP;
    for (int64_t n = mask.run_starts[at]; n < mask.run_starts[at + 1]; ++n) tell(mask.runs[n].begin, mask.runs[n].end);
}

inline int64_t number_of(const Strip& s) { return (s.b * s.p->heads + s.h) * strips(*s.p) + s.i0 / STRIP; }

inline float* share_at(const Backward& w, int64_t chunk) {
    const Problem& p = *w.s.p;
    return w.g->shares + (chunk * p.batch * p.heads * strips(p) + number_of(w.s)) * share_floats(p);
}

// Where a query's gradient goes, or the chunk's share of it.
inline char* row_of_dq(const Backward& w, int r) {
    const Strip& s = w.s;
    const View& dq = w.g->dq;
    return dq.data + w.chunk * w.g->dq_chunk + s.b * dq.batch + s.h * dq.head + (s.i0 + r) * dq.row;
}

inline void write_nothing(const Backward& w) {
    const int64_t size = w.g->type == Type::f32 ? 4 : 2;
    for (int r = 0; r < w.s.count; ++r) __builtin_memset(row_of_dq(w, r), 0, w.s.p->width * size);
}

inline void write_queries(Backward& w) {
    Strip& s = w.s;
    transpose_all(w.dq, LD, s.ldq, s.lanes, s.stage, s.ldq);
    for (int r = 0; r < s.count; ++r) narrow_row(w.g->type, s.stage + r * s.ldq, s.p->width, s.p->scale, row_of_dq(w, r));
}

// The chunk's sums are done: whoever is the last of `seers` chunks adds all of them up, in order.
inline void join_queries(Backward& w, int64_t begin, int64_t end, int64_t seers) {
    if (__atomic_add_fetch(w.g->finished + number_of(w.s), 1, __ATOMIC_ACQ_REL) != seers) return;
    const int64_t floats = share_floats(*w.s.p);
    w.dq = w.own_dq;
    clear(w.dq, floats);
    for_chunks(w, begin, end, [&](int64_t chunk) {
        const float* from = share_at(w, chunk);
        for (int64_t n = 0; n < floats; n += W) store(w.dq + n, add(load(w.dq + n), load(from + n)));
    });
    write_queries(w);
}
