// The entmax family (Peters, Niculae & Martins 2019; α = 2: Martins & Astudillo 2016), forward and backward. Included inside an
// anonymous namespace, after kernel_additive.h.
//
//   u_j = [(α − 1)(s_j − θ)]₊,   w_j = u_j^p,   g_j = dw_j / ds_j = u_j^(p−1),   p = 1 / (α − 1),   θ such that Σ_j w_j = 1
//
// Most weights are exactly 0, and nothing is computed for them but their scores. θ lies at least at the largest score less p: of
// each block only keys are kept that come above it for some query, in lists for 16 queries each. Newton's method goes over the
// lists, which get shorter as θ rises (why it converges, and how fast, is told in src/qkv/_entmax.py). All other products,
// forward and backward, go over the keys of the lists.
//
// A threshold is a pair of numbers whose sum it is: (s − high) − low rounds by the size of the difference.

constexpr int LANES = 16;  // queries of a list
constexpr int LISTS = STRIP / LANES;
constexpr int WIDE = LANES / W;  // vectors of a list's row

struct List {
    int64_t n = 0;
    int32_t* keys;   // of each row
    float* values;   // n × 16: scores, later u, later weights
    float* slopes;   // n × 16: gradients of the weights, later of the scores
    float* bends;    // n × 16: derivative of the softcap
};

struct Sparse {
    Backward w;  // the backward's queries and sums; the forward uses its strip alone
    float slope, power;  // α − 1 and p
    List lists[LISTS];
};

inline size_t sparse_bytes(const Problem& p, bool back) {
    const int64_t d = padded(p.width), dv = padded(p.value_width), row = 1 + LANES * (back ? p.softcap > 0 ? 3 : 2 : 1);
    int64_t floats = LISTS * padded(p.keys) * row;
    if (back) floats += LD * (3 * KEYS + 2 * d + 2 * dv) + KEYS * SKEW + (p.energy ? W * (d + KEYS) : 0);
    return strip_bytes(p) + sizeof(Sparse) + 64 + floats * sizeof(float);
}

inline Sparse& lay_out_sparse(const Problem& p, const Gradients* g, char* memory) {
    Sparse& x = *reinterpret_cast<Sparse*>(memory);
    Backward& w = x.w;
    float* at = lay_out(w.s, p, reinterpret_cast<float*>(memory + (sizeof(Sparse) + 63) / 64 * 64));
    auto take = [&at](int64_t floats) { float* mine = at; at += floats; return mine; };
    x.slope = p.parameter, x.power = 1.0f / x.slope;
    w.g = g;
    if (g) {
        w.slopes = take(LD * KEYS);
        w.s.capped = p.softcap > 0 ? take(LD * KEYS) : nullptr;
        w.down = take(LD * w.s.ldv);
        w.rows = take(LD * w.s.ldq);
        w.down_rows = take(LD * w.s.ldv);
        w.dq = take(LD * w.s.ldq);
        w.denergy = take(p.energy ? W * w.s.ldq : 0);
        w.parts = take(p.energy ? W * KEYS : 0);
        w.before = learns_bias(*g) ? w.slopes : nullptr;
        w.skewed = g->by_distance ? take(KEYS * SKEW) : nullptr;
        for (int64_t n = 0; w.skewed && n < KEYS * SKEW; ++n) w.skewed[n] = 0.0f;
    }
    const int64_t most = padded(p.keys);
    for (List& list : x.lists) {
        list.values = take(LANES * most);
        list.slopes = g ? take(LANES * most) : nullptr;
        list.bends = g && p.softcap > 0 ? take(LANES * most) : nullptr;
        list.keys = reinterpret_cast<int32_t*>(take(most));
    }
    return x;
}

// ---- powers ---------------------------------------------------------------------------------------------------------------

// log2 of a number above 0; of its relative size also near 1 (Cephes, logf).
inline F log2(F x) {
    F mantissa, whole = exponent_of(x, mantissa);  // mantissa from 1 up to 2
    const M high = less(set1(1.41421356f), mantissa);
    mantissa = select(high, mul(mantissa, set1(0.5f)), mantissa);
    whole = select(high, add(whole, set1(1.0f)), whole);
    const F f = sub(mantissa, set1(1.0f)), z = mul(f, f);
    F p = set1(7.0376836292e-2f);
    p = fma(p, f, set1(-1.1514610310e-1f));
    p = fma(p, f, set1(1.1676998740e-1f));
    p = fma(p, f, set1(-1.2420140846e-1f));
    p = fma(p, f, set1(1.4249322787e-1f));
    p = fma(p, f, set1(-1.6668057665e-1f));
    p = fma(p, f, set1(2.0000714765e-1f));
    p = fma(p, f, set1(-2.4999993993e-1f));
    p = fma(p, f, set1(3.3333331174e-1f));
    const F rest = fma(mul(p, f), z, mul(z, set1(-0.5f)));
    return fma(f, set1(LOG2E), fma(rest, set1(LOG2E), whole));
}

enum class Alpha { half, two, any };  // 1.5, where u² and u are all there is; sparsemax; the others

// (w, g) of u ≥ 0; NaN stays.
template <Alpha alpha>
ALWAYS_INLINE void powers(F u, F power, F& w, F& g) {
    if constexpr (alpha == Alpha::half) {
        w = mul(u, u), g = u;
    } else if constexpr (alpha == Alpha::two) {
        w = u, g = only(unequal(u, set1(0.0f)), set1(1.0f));
    } else {
        const M there = unequal(u, set1(0.0f));
        g = only(there, add(exp2(mul(sub(power, set1(1.0f)), log2(u))), sub(u, u)));  // u − u: NaN stays
        w = mul(u, g);
    }
}

template <Alpha a>
struct Known {
    static constexpr Alpha value = a;
};

// f(Known<α>).
template <class Function>
ALWAYS_INLINE void for_alpha(const Sparse& x, const Function& f) {
    if (x.slope == 0.5f) return f(Known<Alpha::half>{});
    if (x.slope == 1.0f) return f(Known<Alpha::two>{});
    f(Known<Alpha::any>{});
}

// [(α − 1)(s − θ)]₊; NaN stays.
ALWAYS_INLINE F excess(F s, F high, F low, F slope) { return larger(set1(0.0f), mul(sub(sub(s, high), low), slope)); }

// ---- pass 1: the keys that may come above the threshold -------------------------------------------------------------------

// Scores of a block to the lists: those rows in which one is above high + low.
inline void keep_rows(Sparse& x, int64_t k0, int n, bool masked, const float* high, const float* low) {
    const Strip& s = x.w.s;
    const F none = set1(NEG_INF), slope = set1(x.slope), cap = set1(s.capped ? 1.0f / s.p->softcap : 0.0f);
    const bool whole = !masked && s.count == s.lanes;
    for (int number = 0; number < s.lanes / LANES; ++number) {
        List& list = x.lists[number];
        const int first = number * LANES;
        for (int m = 0; m < n; ++m) {
            const uint64_t word = whole ? ~uint64_t{0} : (masked ? s.words[m] : ~uint64_t{0}) & s.live;
            bool above = false;
#pragma GCC unroll 2
            for (int v = 0; v < WIDE; ++v) {
                const int lane = first + v * W;
                F score = load(s.scores + m * LD + lane);
                if (!whole) score = select(mask_of(word, lane / W), score, none);
                F u = excess(score, load(high + lane), load(low + lane), slope);
                if (!whole) u = only(mask_of(word, lane / W), u);  // of a row without numbers it would be NaN
                above |= any(unequal(u, set1(0.0f)));
                const int64_t at = list.n * LANES + v * W;
                store(list.values + at, x.w.g ? u : score);
                if (s.capped) {
                    const F t = mul(load(s.capped + m * LD + lane), cap);
                    store(list.bends + at, sub(set1(1.0f), mul(t, t)));
                }
            }
            list.keys[list.n] = static_cast<int32_t>(k0 + m);
            list.n += above;
        }
    }
}

// Scores of all blocks that the strip may see, as the backward and the forward want them: f(k0, n, masked).
template <int V, class Function>
void score_strip(Strip& s, const Function& f) {
    load_queries<Single>(s);
    for_blocks(s, [&](int64_t k0, int n, const uint64_t* bits) {
        const Seen seen = see(s, k0, n, bits);
        if (seen == Seen::none) return;
        bool masked = seen == Seen::some;
        int64_t row;
        const char* k = block_of_keys<Single>(s, k0, n, row);
        form_scores<Single, V>(s, k, row, k0, n);
        if (s.decorated) masked = decorate(s, k0, n, masked) || masked;
        if (masked || s.decorated) find_largest(s, n, masked);
        f(k0, n, masked);
    });
}

// ---- pass 2: thresholds ---------------------------------------------------------------------------------------------------

// a + b as a rounded sum and what the rounding left over (Knuth's two-sum).
inline float two_sum(float a, float b, float& rest) {
    const float total = a + b, other = total - a;
    rest = (a - (total - other)) + (b - other);
    return total;
}

// One step of Newton's method for a list's rows; keys that no row needs any more leave it. True where all were at their roots.
template <Alpha alpha>
bool step(Sparse& x, List& list, float* high, float* low) {
    const F slope = set1(x.slope), power = set1(x.power);
    alignas(64) float mass[LANES], slopes[LANES];
    F sum[WIDE], steep[WIDE];
    for (int v = 0; v < WIDE; ++v) sum[v] = steep[v] = set1(0.0f);
    int64_t kept = 0;
    for (int64_t r = 0; r < list.n; ++r) {
        bool above = false;
        F u[WIDE], w, g;
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) {
            const F score = load(list.values + r * LANES + v * W);
            u[v] = excess(score, load(high + v * W), load(low + v * W), slope);
            above |= any(unequal(u[v], set1(0.0f)));
            store(list.values + kept * LANES + v * W, score);
        }
        list.keys[kept] = list.keys[r];
        kept += above;
        if (alpha == Alpha::any && !above) continue;
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) {
            powers<alpha>(u[v], power, w, g);
            sum[v] = add(sum[v], w), steep[v] = add(steep[v], g);
        }
    }
    list.n = kept;
    for (int v = 0; v < WIDE; ++v) store(mass + v * W, sum[v]), store(slopes + v * W, steep[v]);
    bool done = true;
    const float a = x.slope;
    for (int lane = 0; lane < LANES; ++lane) {
        if (!(slopes[lane] > 0)) continue;  // nothing is seen, or no number at all
        const float whole = a == 1.0f ? 1.0f : __builtin_powf(mass[lane], 1.0f - a);
        done = done && !(mass[lane] / whole - 1.0f > 8 * 1.1920929e-7f);
        const float move = (mass[lane] - whole) / (a * slopes[lane]);
        high[lane] = two_sum(high[lane], low[lane] + move, low[lane]);
    }
    return done;
}

// Thresholds of all rows, from their largest scores; where nothing is seen, +∞.
inline void find_thresholds(Sparse& x) {
    Backward& w = x.w;
    const Strip& s = w.s;
    for (int lane = 0; lane < STRIP; ++lane) {
        const bool sees = s.largest[lane] != NEG_INF;
        w.low[lane] = 0.0f;
        w.high[lane] = sees ? two_sum(s.largest[lane], -x.power, w.low[lane]) : -NEG_INF;
    }
    for_alpha(x, [&](auto alpha) {
        for (int n = 0; n < s.lanes / LANES; ++n)
            for (int round = 0; round < 64; ++round)  // a bound that is not reached
                if (step<decltype(alpha)::value>(x, x.lists[n], w.high + n * LANES, w.low + n * LANES)) break;
    });
}

// ---- pass 3: weights and the mix ------------------------------------------------------------------------------------------

// Products over a list: out[r][lane] += Σ_n rows[keys[n]][r] · values[n][lane], rows by bytes, for R numbers of each row.
template <int R>
void list_tile(const char* rows, int64_t row, const int32_t* keys, const float* values, int64_t n, float* out) {
    F c[R][WIDE];
#pragma GCC unroll 6
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) c[r][v] = load(out + r * LD + v * W);
    for (int64_t k = 0; k < n; ++k, values += LANES) {
        const float* from = reinterpret_cast<const float*>(rows + keys[k] * row);
        F y[WIDE];
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) y[v] = load(values + v * W);
#pragma GCC unroll 6
        for (int r = 0; r < R; ++r) {
            const F b = set1(from[r]);
#pragma GCC unroll 2
            for (int v = 0; v < WIDE; ++v) c[r][v] = fma(b, y[v], c[r][v]);
        }
    }
#pragma GCC unroll 6
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 2
        for (int v = 0; v < WIDE; ++v) store(out + r * LD + v * W, c[r][v]);
}

template <int R = ROWS>
void list_rows(int64_t rows, const char* from, int64_t row, const List& list, const float* values, int64_t begin, int64_t end, float* out) {
    if (rows >= R) return list_tile<R>(from, row, list.keys + begin, values + begin * LANES, end - begin, out);
    if constexpr (R > 1) list_rows<R - 1>(rows, from, row, list, values, begin, end, out);
}

// out[d][lane] += Σ over a list of x[key][d] · values[key][lane]; where a row of x is not finite, only for lanes whose value is
// not 0. `base` is row 0 of x.
inline void mix_list(const List& list, const float* values, const char* base, int64_t row, int64_t width, float* out) {
    const F zero = set1(0.0f);
    for (int64_t begin = 0; begin < list.n;) {
        int64_t end = begin;
        while (end < list.n && row_is_finite(Type::f32, base + list.keys[end] * row, width)) ++end;
        for (int64_t d = 0; d < width && begin < end; d += ROWS)
            list_rows(width - d, base + 4 * d, row, list, values, begin, end, out + d * LD);
        if (end < list.n) {
            const float* from = reinterpret_cast<const float*>(base + list.keys[end] * row);
            for (int v = 0; v < WIDE; ++v) {
                const F y = load(values + end * LANES + v * W);
                for (int64_t d = 0; d < width; ++d) {
                    float* at = out + d * LD + v * W;
                    store(at, fma_where(unequal(y, zero), set1(from[d]), y, load(at)));
                }
            }
        }
        begin = end + 1;
    }
}

inline void mix_lists(Sparse& x) {
    Strip& s = x.w.s;
    const Problem& p = *s.p;
    const F slope = set1(x.slope), power = set1(x.power);
    for (int64_t n = 0; n < LD * s.ldv; ++n) s.mixed[n] = 0.0f;
    for (int number = 0; number < s.lanes / LANES; ++number) {
        List& list = x.lists[number];
        for_alpha(x, [&](auto alpha) {
            for (int64_t r = 0; r < list.n; ++r)
                for (int v = 0; v < WIDE; ++v) {
                    const int lane = number * LANES + v * W;
                    float* at = list.values + r * LANES + v * W;
                    F w, g;
                    powers<decltype(alpha)::value>(excess(load(at), load(x.w.high + lane), load(x.w.low + lane), slope), power, w, g);
                    store(at, w);
                }
        });
        mix_list(list, list.values, row_of(p.v, s.b, s.kv, 0), p.v.row, p.value_width, s.mixed + number * LANES);
        s.any = s.any || list.n;
    }
}

bool sparse_forward(const Problem& p, int64_t number) {
    char* memory = static_cast<char*>(scratch(sparse_bytes(p, false)));
    if (!memory) return false;
    Sparse& x = lay_out_sparse(p, nullptr, memory);
    Strip& s = x.w.s;
    const int64_t per_head = strips(p), head = number / per_head;
    place<Single>(s, head / p.heads, head % p.heads, (per_head - 1 - number % per_head) * STRIP);
    alignas(64) float most[STRIP], less[STRIP], factors[STRIP];
    for (int lane = 0; lane < STRIP; ++lane) s.largest[lane] = NEG_INF, less[lane] = -x.power, factors[lane] = 1.0f;
    for (List& list : x.lists) list.n = 0;
    for_columns(s.lanes, [&](auto columns) {
        score_strip<decltype(columns)::value>(s, [&](int64_t k0, int n, bool masked) {
            for (int lane = 0; lane < s.lanes; lane += W) {
                const F now = larger(load(s.largest + lane), load(s.block_largest + lane));
                store(s.largest + lane, now);
                store(most + lane, select(unequal(now, set1(NEG_INF)), now, set1(0.0f)));  // no ∞ − ∞
            }
            keep_rows(x, k0, n, masked, most, less);
        });
    });
    find_thresholds(x);
    mix_lists(x);
    write_mixed(s, factors);
    for (int r = 0; p.state && r < s.count; ++r) {
        float* state = p.state + 2 * ((s.b * p.heads + s.h) * p.queries + s.i0 + r);
        state[0] = x.w.high[r], state[1] = x.w.low[r];
    }
    return true;
}
