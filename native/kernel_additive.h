// Additive scores, energy · tanh(q + k) (Bahdanau et al. 2015, A.1.2): they take the place of the products of queries and keys.
// Included inside an anonymous namespace, after kernel_backward.h.
//
// tanh(a + b) = 1 − 2 / (e^2a · e^2b + 1). The exponentials are taken once for each query and each key of a block; a pair is left
// with a product and half a division, since 1/x and 1/y follow from 1/(x y). Where that does not hold, there are two other ways.
//
// Few queries (a recurrent decoder has one at a time) would leave most lanes empty: they are kept as rows, and widths are in the
// lanes.

enum class Way {
    near,     // |a| + |b| stays below 0.625: the polynomial, exact also where tanh is close to 0
    product,  // |a|, |b| up to CALM: from the exponentials; no product of two denominators overflows
    any,      // numbers of any size, and what is not finite
};

constexpr float CALM = 10.0f, NEAR = 0.625f;
constexpr int FEW_QUERIES = 4;

inline bool few(const Strip& s) { return s.count <= FEW_QUERIES; }

// e^2x; the rounding of the exponent goes into a factor beside it.
inline F exp_twice(F x) {
    const F rate = set1(2.0f * LOG2E), high = mul(x, rate), low = fms(x, rate, high), power = exp2(high);
    return fma(power, mul(low, set1(LN2)), power);
}

// What the sums of a pair are made of: t = tanh(a + b), or 1 / (e^2a e^2b + 1) from the exponentials.
template <Way way, int V>
ALWAYS_INLINE void curve(const F (&a)[V], F b, F (&t)[V]) {
    const F one = set1(1.0f);
    if constexpr (way == Way::product) {
#pragma GCC unroll 4
        for (int v = 0; v < V; v += 2) {
            const F x = fma(a[v], b, one);
            if (v + 1 == V) {
                t[v] = divide(one, x);
                continue;
            }
            const F y = fma(a[v + 1], b, one), both = divide(one, mul(x, y));
            t[v] = mul(both, y), t[v + 1] = mul(both, x);
        }
    } else {
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) t[v] = way == Way::near ? tanh_near(add(a[v], b)) : tanh(add(a[v], b));
    }
}

// ---- queries and keys -----------------------------------------------------------------------------------------------------

// The largest size of n numbers; NaN is passed over.
inline float largest_size(const float* x, int64_t n) {
    F most = set1(0.0f);
    for (int64_t d = 0; d < n; d += W) most = larger(absolute(load(x + d)), most);
    return largest_lane(most);
}

void grow_queries(Strip& s) {
    const Problem& p = *s.p;
    s.most_query = 0.0f, s.energies = 0.0f;
    for (int64_t d = 0; d < p.width; ++d) s.energies += p.energy[d];
    for (int r = 0; r < s.count; ++r) {
        const char* row = row_of(p.q, s.b, head_of(s, r), query_of(s, r));
        float* to = few(s) ? s.queries + r * s.ldq : s.stage;
        widen_row(p.type, row, p.width, 1.0f, to);
        const float size = row_is_finite(p.type, row, p.width) ? largest_size(to, s.ldq) : -NEG_INF;
        if (size > s.most_query) s.most_query = size;
    }
    if (s.most_query > CALM) return;
    const int64_t floats = (few(s) ? s.count : LD) * s.ldq;
    for (int64_t n = 0; n < floats; n += W) store(s.exp_queries + n, exp_twice(load(s.queries + n)));
}

// The way that the strip's queries and the block's keys allow.
inline Way way_of(const Strip& s) {
    if (s.most_query + s.most_key < NEAR) return Way::near;
    return s.most_query > CALM ? Way::any : Way::product;
}

// The keys of a block as rows of floats, odd ones as zeros, and their exponentials.
inline void load_keys(Strip& s, int64_t k0, int n) {
    const Problem& p = *s.p;
    s.most_key = 0.0f;
    s.some_odd_key = false;
    for (int m = 0; m < n; ++m) {
        const char* row = row_of(p.k, s.b, s.kv, k0 + m);
        float* to = s.keys + m * s.ldq;
        widen_row(p.type, row, p.width, 1.0f, to);
        const float size = largest_size(to, s.ldq);
        s.odd_key[m] = size > CALM || !row_is_finite(p.type, row, p.width);
        s.some_odd_key = s.some_odd_key || s.odd_key[m];
        if (!s.odd_key[m]) {
            if (size > s.most_key) s.most_key = size;
            continue;
        }
        for (int64_t d = 0; d < s.ldq; ++d) to[d] = 0.0f;
    }
    if (way_of(s) != Way::product) return;
    for (int64_t d = 0; d < n * s.ldq; d += W) store(s.exp_keys + d, exp_twice(load(s.keys + d)));
}

// ---- scores ---------------------------------------------------------------------------------------------------------------

// out[r][lane] = Σ_d energy[d] · tanh(q[d][lane] + k[r][d]).
template <Way way, int R, int V>
void tanh_tile(const Strip& s, const float* k, const float* q, float* out) {
    const float* energy = s.p->energy;
    constexpr float factor = way == Way::product ? -2.0f : 1.0f;
    F c[R][V];
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < V; ++v) c[r][v] = set1(way == Way::product ? s.energies : 0.0f);
    for (int64_t d = 0; d < s.p->width; ++d, q += LD) {
        F a[V], t[V];
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) a[v] = load(q + v * W);
        const F e = set1(factor * energy[d]);
#pragma GCC unroll 4
        for (int r = 0; r < R; ++r) {
            curve<way, V>(a, set1(k[r * s.ldq + d]), t);
#pragma GCC unroll 4
            for (int v = 0; v < V; ++v) c[r][v] = fma(e, t[v], c[r][v]);
        }
    }
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < V; ++v) store(out + r * LD + v * W, c[r][v]);
}

// Keys at once: their sums fill the registers that the operands leave.
constexpr int TANH_ROWS = 4;

template <Way way, int V>
void tanh_rows(const Strip& s, const float* keys, int n, const float* queries) {
    int m = 0;
    for (; m + TANH_ROWS <= n; m += TANH_ROWS)
        for (int lane = 0; lane < s.lanes; lane += V * W)
            tanh_tile<way, TANH_ROWS, V>(s, keys + m * s.ldq, queries + lane, s.scores + m * LD + lane);
    for (; m < n; ++m)
        for (int lane = 0; lane < s.lanes; lane += V * W)
            tanh_tile<way, 1, V>(s, keys + m * s.ldq, queries + lane, s.scores + m * LD + lane);
}

// The energies, zeros behind them, at the beginning of the stage.
inline const float* stage_energy(Strip& s) {
    for (int64_t d = 0; d < s.ldq; ++d) s.stage[d] = d < s.p->width ? s.p->energy[d] : 0.0f;
    return s.stage;
}

// The scores of few queries with n keys.
template <Way way>
void tanh_few(Strip& s, const float* keys, int n, const float* queries, float* scores) {
    const float* energy = stage_energy(s);
    for (int m = 0; m < n; m += 4) {
        const int rows = n - m < 4 ? n - m : 4;
        for (int r = 0; r < s.count; ++r) {
            F c[4] = {set1(0.0f), set1(0.0f), set1(0.0f), set1(0.0f)};
            for (int64_t d = 0; d < s.ldq; d += W) {
                const F q = load(queries + r * s.ldq + d), e = load(energy + d);
                for (int k = 0; k < rows; ++k) {
                    const F a[1] = {load(keys + (m + k) * s.ldq + d)};
                    F t[1];
                    curve<way, 1>(a, q, t);
                    c[k] = fma(e, t[0], c[k]);
                }
            }
            float sums[4];
            store_sums(sums, c[0], c[1], c[2], c[3]);
            for (int k = 0; k < rows; ++k)
                scores[(m + k) * LD + r] = way == Way::product ? s.energies - 2.0f * sums[k] : sums[k];
        }
    }
}

void tanh_block_few(Strip& s, Way way, int n, int64_t k0) {
    for (int m = 0; m < n; ++m)
        for (int lane = 0; lane < s.lanes; lane += W) store(s.scores + m * LD + lane, set1(0.0f));
    if (way == Way::near) tanh_few<Way::near>(s, s.keys, n, s.queries, s.scores);
    else if (way == Way::product) tanh_few<Way::product>(s, s.exp_keys, n, s.exp_queries, s.scores);
    else tanh_few<Way::any>(s, s.keys, n, s.queries, s.scores);
    for (int m = 0; s.some_odd_key && m < n; ++m) {
        if (!s.odd_key[m]) continue;
        float* key = s.stage + s.ldq;
        widen_row(s.p->type, row_of(s.p->k, s.b, s.kv, k0 + m), s.p->width, 1.0f, key);
        tanh_few<Way::any>(s, key, 1, s.queries, s.scores + m * LD);
    }
}

// f(Columns<n>) with the vectors that this file's tiles have: two, where the lanes are a multiple of them.
template <class Function>
ALWAYS_INLINE void for_pairs(int lanes, const Function& f) {
    if (lanes % (2 * W) == 0) f(Columns<2>{});
    else f(Columns<1>{});
}

// The scores of a block, and each lane's largest.
void tanh_block(Strip& s, int64_t k0, int n) {
    load_keys(s, k0, n);
    const Way way = way_of(s);
    if (few(s)) {
        tanh_block_few(s, way, n, k0);
        return find_largest(s, n, false);
    }
    for_pairs(s.lanes, [&](auto columns) {
        constexpr int V = decltype(columns)::value;
        if (way == Way::near) tanh_rows<Way::near, V>(s, s.keys, n, s.queries);
        else if (way == Way::product) tanh_rows<Way::product, V>(s, s.exp_keys, n, s.exp_queries);
        else tanh_rows<Way::any, V>(s, s.keys, n, s.queries);
        for (int m = 0; s.some_odd_key && m < n; ++m) {
            if (!s.odd_key[m]) continue;
            widen_row(s.p->type, row_of(s.p->k, s.b, s.kv, k0 + m), s.p->width, 1.0f, s.stage);
            for (int lane = 0; lane < s.lanes; lane += V * W)
                tanh_tile<Way::any, 1, V>(s, s.stage, s.queries + lane, s.scores + m * LD + lane);
        }
    });
    find_largest(s, n, false);
}
