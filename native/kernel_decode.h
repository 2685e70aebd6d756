// Decoding: a few queries against many keys, read once for all rows of a group of query heads. The keys are split into parts by
// their number alone, and whoever finishes the last part of a head joins them, in order. Included inside an anonymous namespace,
// after kernel_forward.h.
//
// A vector holds G rows × S numbers of each, G · S = W: G is the power of 2 that takes all rows, or W. A key is read S numbers at a
// time, each repeated for all rows; S keys' sums fold into one vector that holds S scores of each row. So scores, weights and queries
// are all kept as [group of S][row][S], maxima and sums are vertical, and there is no product whose lanes are empty but for rows that
// round up to a power of 2. In the mix widths are in the lanes.

constexpr int SPAN = 64;  // keys of a block
constexpr int AHEAD = 64;  // keys that are fetched ahead into the second cache

// What the parts of a key head's keys have in common.
struct Parts {
    const Problem* p;
    const Split* split;
    int64_t b, kv;
    int rows;
    float rate;   // from products to powers of 2
    float unit;   // from products to nats
};

struct Decoding : Parts {
    int lanes;         // rows, rounded up
    int apart;         // S
    int64_t words;     // of a query's row: floats, or pairs of bfloat16
    float *queries, *scores, *pairs, *mixed, *keys, *values;
    alignas(64) float largest[STRIP], keep[STRIP], total[STRIP];  // as a group of scores: of row r at r · S
    uint64_t seen[STRIP];
    int64_t first[STRIP], last[STRIP];
};

inline size_t decode_bytes(const Problem& p) {
    const int64_t d = padded(p.width), dv = padded(p.value_width);
    const int64_t floats = STRIP * (d + SPAN + SPAN / 2 + dv) + W * d + SPAN * COLUMNS * W;
    return sizeof(Decoding) + 64 + floats * sizeof(float);
}

inline void lay_out_decoding(Decoding& w, char* memory) {
    const int64_t d = padded(w.p->width), dv = padded(w.p->value_width);
    w.apart = W;
    for (w.lanes = 1; w.lanes < w.rows && w.apart > 1; w.lanes *= 2) w.apart /= 2;
    if (w.lanes < w.rows) w.lanes = (w.rows + W - 1) / W * W;
    float* at = reinterpret_cast<float*>(memory + (sizeof(Decoding) + 63) / 64 * 64);
    auto take = [&at](int64_t floats) { float* mine = at; at += floats; return mine; };
    w.queries = take(STRIP * d);
    w.scores = take(STRIP * SPAN);
    w.pairs = take(STRIP * SPAN / 2);
    w.mixed = take(STRIP * dv);
    w.keys = take(W * d);
    w.values = take(SPAN * COLUMNS * W);
}

// Where row r's number for key m is.
inline int64_t place_of(const Decoding& w, int r, int m) { return (m / w.apart * w.lanes + r) * w.apart + m % w.apart; }

// What a compiler must not see through.
template <class X>
ALWAYS_INLINE void opaque(X*& x) { asm("" : "+r"(x)); }
ALWAYS_INLINE void in_register(F& x) { asm("" : "+v"(x)); }

inline void fetch(const char* at) { __builtin_prefetch(at, 0, 2); }

// What is fetched while `rows` rows are read, line by line: one line after the other where rows lie so, else a line of each row.
struct Later {
    const char* at;
    int64_t apart, step;
    Later(const char* from, int64_t row, int64_t bytes, int rows)
        : at(from), apart(row == bytes ? 64 : row), step(row == bytes ? 64 * rows : 64) {}
};

// ---- scores ---------------------------------------------------------------------------------------------------------------

// One vector from S: lane r · S + j is the sum of those lanes of c[j] that are row r's.
template <int S, int V>
ALWAYS_INLINE F fold(const F (*c)[V], int v) {
    if constexpr (S == 1) return c[0][v];
    else return fold_two<S / 2>(fold<S / 2, V>(c, v), fold<S / 2, V>(c + S / 2, v));
}

// Scores of K keys, V vectors of rows; eight keys at a time, whose places fit into the registers.
template <class Op, int S, int K, int V>
void dot_tile(const Decoding& w, const char* keys, int64_t row, const float* queries, const Later& later, float* out) {
    constexpr int EIGHT = K < 8 ? K : 8;
    const int64_t ld = w.lanes * S, steps = w.words / S;
    F c[K][V] = {};
#pragma GCC unroll 2
    for (int first = 0; first < K; first += EIGHT) {
        const float* q = queries;
        const char* at[2] = {keys + first * row, keys + (first + 4) * row};  // and three rows from each: what registers can hold
        opaque(at[0]), opaque(at[1]);
        const char* next[2] = {later.at + first * row, later.at + first * row + 4 * later.apart};
        opaque(next[0]), opaque(next[1]);
        for (int64_t n = 0; n < steps; ++n, q += ld, at[0] += 4 * S, at[1] += 4 * S) {
            F y[V];
#pragma GCC unroll 4
            for (int v = 0; v < V; ++v) y[v] = load(q + v * W);
            if (n % (16 / S) == 0) {
#pragma GCC unroll 8
                for (int m = 0; m < EIGHT; ++m) fetch(next[m / 4] + m % 4 * later.apart);
                next[0] += later.step, next[1] += later.step;
            }
#pragma GCC unroll 8
            for (int m = 0; m < EIGHT; ++m) {
                const F x = repeat<S>(at[m / 4] + m % 4 * row);
#pragma GCC unroll 4
                for (int v = 0; v < V; ++v) c[first + m][v] = Op::madd(x, y[v], c[first + m][v]);
            }
        }
    }
#pragma GCC unroll 16
    for (int m = 0; m < K; m += S)
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) store(out + m / S * ld + v * W, fold<S, V>(c + m, v));
}

// … of as many vectors of rows as there are.
template <class Op, int S, int K>
ALWAYS_INLINE void dot_keys(const Decoding& w, const char* k, int64_t row, const Later& ahead, float* out) {
    if constexpr (S > 1) return dot_tile<Op, S, K, 1>(w, k, row, w.queries, ahead, out);
    constexpr int most = COLUMNS < 3 ? COLUMNS : 3;
    int64_t at = 0;
    for (; at + most * W < w.lanes; at += most * W)
        dot_tile<Op, 1, K, most>(w, k, row, w.queries + at, ahead, out + at);
    const int64_t left = (w.lanes - at) / W;
    if (left == 1) dot_tile<Op, 1, K, 1>(w, k, row, w.queries + at, ahead, out + at);
    else if (left == 2) dot_tile<Op, 1, K, 2>(w, k, row, w.queries + at, ahead, out + at);
    else dot_tile<Op, 1, K, most>(w, k, row, w.queries + at, ahead, out + at);
}

template <class Op, int S>
void dot_block(Decoding& w, int64_t k0, int n) {
    constexpr int K = S > 8 ? S : COLUMNS < 4 && S == 1 ? 4 : 8;
    const Problem& p = *w.p;
    const bool as_they_are = Op::pairs || p.type == Type::f32;
    const int64_t bytes = p.width * (p.type == Type::f32 ? 4 : 2);
    for (int m = 0; m < n; m += K) {
        const char* k = row_of(p.k, w.b, w.kv, k0 + m);
        int64_t row = p.k.row;
        const Later ahead(k + AHEAD * row, row, bytes, K < 8 ? K : 8);
        if (!as_they_are || m + K > n) {
            char* to = reinterpret_cast<char*>(w.keys);
            for (int x = 0; x < K; ++x) {
                const char* from = k + smallest_of(x, n - 1 - m) * row;
                if (as_they_are) __builtin_memcpy(to + x * 4 * w.words, from, bytes);
                else widen_row(p.type, from, p.width, 1.0f, w.keys + x * w.words);
            }
            k = to, row = 4 * w.words;
        }
        dot_keys<Op, S, K>(w, k, row, ahead, w.scores + m * w.lanes);
    }
}

// ---- weights --------------------------------------------------------------------------------------------------------------

// Which of the block's keys each row sees; false where nobody sees any.
inline bool see_keys(Decoding& w, int64_t k0, int n, bool& masked) {
    const Mask& mask = w.p->mask;
    const uint64_t all = n == 64 ? ~uint64_t{0} : (uint64_t{1} << n) - 1;
    uint64_t keys = all, some = 0, every = all;
    if (mask.seen)
        for (int m = 0; m < n; ++m)
            if (!mask.seen[w.b * mask.seen_batch + k0 + m]) keys &= ~(uint64_t{1} << m);
    for (int r = 0; r < w.rows; ++r) {
        uint64_t word = keys;
        const int64_t from = w.first[r] - k0, to = w.last[r] - k0;
        if (from > 0) word &= from >= 64 ? 0 : ~uint64_t{0} << from;
        if (to < 64) word &= to <= 0 ? 0 : (uint64_t{1} << to) - 1;
        w.seen[r] = word;
        some |= word, every &= word;
    }
    masked = every != all;
    return some != 0;
}

// −∞ where a row does not see a key, and beyond the last one.
inline void hide_keys(Decoding& w, int n, int whole, bool masked) {
    for (int r = 0; r < w.lanes; ++r)
        for (int m = masked ? 0 : n; m < whole; ++m)
            if (m >= n || (r < w.rows && !(w.seen[r] >> m & 1))) w.scores[place_of(w, r, m)] = NEG_INF;
}

// scores -> weights of `whole` keys, their sums, and how much of what was mixed is to be kept.
template <class Op>
void weigh_keys(Decoding& w, int whole) {
    const F rate = set1(w.rate), none = set1(NEG_INF);
    const int64_t ld = w.lanes * w.apart, size = ld * (whole / w.apart);
    for (int64_t lane = 0; lane < ld; lane += W) {
        const F before = load(w.largest + lane);
        F now = before;
        for (int64_t at = lane; at < size; at += ld) now = larger(now, load(w.scores + at));
        now = largest_of_row(now, w.apart);
        const F safe = select(unequal(now, none), now, set1(0.0f));
        const F keep = only(unequal(before, none), power(before, safe, rate));
        F sum = set1(0.0f);
        for (int64_t at = lane; at < size; at += ld) {
            const F x = power(load(w.scores + at), safe, rate);
            store(w.scores + at, x);
            sum = add(sum, x);
        }
        store(w.largest + lane, now);
        store(w.keep + lane, keep);
        store(w.total + lane, fma(load(w.total + lane), keep, sum));
    }
#ifdef QKV_BF16
    if constexpr (Op::pairs) {
        if (w.apart > 1)
            for (int64_t at = 0; at < size; at += W) store_bf16(reinterpret_cast<uint16_t*>(w.pairs) + at, load(w.scores + at));
        else
            for (int64_t m = 0; m < whole; m += 2)
                for (int64_t lane = 0; lane < ld; lane += W)
                    store(w.pairs + m / 2 * ld + lane, Op::join(load(w.scores + m * ld + lane), load(w.scores + (m + 1) * ld + lane)));
    }
#endif
}

// ---- the mix: R rows × V vectors of the width -----------------------------------------------------------------------------

// Values are `step` floats apart; a row has 2^shift weights side by side, then `group` floats on the next.
template <class Op, int R, int V>
void gather_tile(const float* v, int64_t step, int n, const float* weights, int shift, int64_t group, const char* later,
                 int64_t later_step, float* out, int64_t ld, const float* keep, int keep_step) {
    F c[R][V] = {};
    for (int m = 0; m < n; ++m, v += step, later += later_step) {
        const float* a = weights + (m >> shift) * group + (m & ((1 << shift) - 1));
        F y[V];
#pragma GCC unroll 4
        for (int x = 0; x < V; ++x) {
            y[x] = load(v + x * W);
            in_register(y[x]);  // not read again for each row
            if (x * W % 16 == 0) fetch(later + x * W * 4);
        }
#pragma GCC unroll 4
        for (int r = 0; r < R; ++r) {
            const F weight = set1(a[r << shift]);
#pragma GCC unroll 4
            for (int x = 0; x < V; ++x) c[r][x] = Op::madd(weight, y[x], c[r][x]);
        }
    }
#pragma GCC unroll 4
    for (int r = 0; r < R; ++r) {
        const F kept = set1(keep[r * keep_step]);
#pragma GCC unroll 4
        for (int x = 0; x < V; ++x) {
            float* at = out + r * ld + x * W;
            store(at, fma(load(at), kept, c[r][x]));
        }
    }
}

// V vectors of a block's values as the mix wants them: where they lie, or as floats, or pairs of keys.
template <class Op, int V>
const float* slice_of_values(Decoding& w, const char* v, int n, const char* later, int64_t later_step, int64_t& step) {
    const Problem& p = *w.p;
    const int64_t row = p.v.row;
    step = row / 4;
    if (!Op::pairs && p.type == Type::f32) return reinterpret_cast<const float*>(v);
    step = V * W;
    for (int m = 0; m < n; m += Op::pairs ? 2 : 1) {
        const char *even = v + m * row, *odd = m + 1 < n ? even + row : even;
        for (int x = 0; x < V * W * 2; x += 64) fetch(later + x);
        later += later_step;
#ifdef QKV_BF16
        if constexpr (Op::pairs) {
            for (int x = 0; x < V * W * 2; x += 64) fetch(later + x);
            later += later_step;
            interleave(even, odd, V * W, w.values + m / 2 * step);
            continue;
        }
#endif
        widen_row(p.type, even, V * W, 1.0f, w.values + m * step);
        (void)odd;
    }
    return w.values;
}

template <class Op, int V, int R = 4>
ALWAYS_INLINE void gather_rows(const Decoding& w, int r, const float* v, int64_t step, int n, const float* weights, int shift,
                               const char* later, int64_t later_step, float* out) {
    const int64_t ld = w.p->value_width;
    if (w.rows - r >= R)
        return gather_tile<Op, R, V>(v, step, n, weights + (r << shift), shift, w.lanes << shift, later, later_step,
                                     out + r * ld, ld, w.keep + r * w.apart, w.apart);
    if constexpr (R > 1) gather_rows<Op, V, R - 1>(w, r, v, step, n, weights, shift, later, later_step, out);
}

template <class Op, int V>
void gather_slice(Decoding& w, const char* v, int n, const char* later, int64_t later_step, float* out) {
    int64_t step;
    const float* values = slice_of_values<Op, V>(w, v, n, later, later_step, step);
    const bool pairs = Op::pairs;
    const int summed = pairs ? (n + 1) / 2 : n, apart = pairs && w.apart > 1 ? w.apart / 2 : w.apart;
    const int shift = __builtin_ctz(apart);
    if (values == w.values) later = reinterpret_cast<const char*>(values), later_step = 0;  // that was fetched already
    for (int r = 0; r < w.rows; r += 4, later_step = 0)
        gather_rows<Op, V>(w, r, values, step, summed, pairs ? w.pairs : w.scores, shift, later, later_step, out);
}

template <class Op>
void gather_block(Decoding& w, int64_t k0, int n) {
    const Problem& p = *w.p;
    const char* v = row_of(p.v, w.b, w.kv, k0);
    const int64_t dv = p.value_width, size = p.type == Type::f32 ? 4 : 2;
    const bool close = dv * size == p.v.row;  // then a line after the other is fetched, else those of the same columns
    auto slice = [&](int64_t d, auto vectors) {
        constexpr int V = decltype(vectors)::value;
        const char* later = v + AHEAD * p.v.row + d * size * (close ? n : 1);
        gather_slice<Op, V>(w, v + d * size, n, later, close ? V * W * size : p.v.row, w.mixed + d);
    };
    int64_t d = 0;
    for (; d + COLUMNS * W <= dv; d += COLUMNS * W) slice(d, Columns<COLUMNS>{});
    for (; d < dv; d += W) slice(d, Columns<1>{});
}

// A block with values that are not finite, and rows that do not see all of it: each row mixes its own keys, in the same order.
inline void gather_seen(Decoding& w, int64_t k0, int n) {
    const Problem& p = *w.p;
    const int64_t dv = p.value_width, size = p.type == Type::f32 ? 4 : 2;
    for (int64_t d = 0; d < dv; d += W) {
        for (int m = 0; m < n; ++m) widen_row(p.type, row_of(p.v, w.b, w.kv, k0 + m) + d * size, W, 1.0f, w.values + m * W);
        for (int r = 0; r < w.rows; ++r) {
            F c = set1(0.0f);
            for (int m = 0; m < n; ++m)
                if (w.seen[r] >> m & 1) c = fma(set1(w.scores[place_of(w, r, m)]), load(w.values + m * W), c);
            float* at = w.mixed + r * dv + d;
            store(at, fma(load(at), set1(w.keep[r * w.apart]), c));
        }
    }
}

// ---- a part of the keys, and the parts together ---------------------------------------------------------------------------

// A row to its lanes of each vector.
template <int S>
void spread_row(const float* from, int64_t words, int64_t ld, float* to) {
    for (int64_t n = 0; n < words; n += S, to += ld) __builtin_memcpy(to, from + n, S * sizeof(float));
}

template <class Op, int S>
void load_decoding(Decoding& w) {
    const Problem& p = *w.p;
    const int64_t ld = w.lanes * S;
    clear(w.queries, w.words * w.lanes);
    for (int r = 0; r < w.rows; ++r) {
        const int64_t h = w.kv * (p.heads / p.kv_heads) + r / p.queries, i = r % p.queries;
        const char* from = row_of(p.q, w.b, h, i);
        if (Op::pairs) __builtin_memcpy(w.keys, from, p.width * 2);
        else widen_row(p.type, from, p.width, p.scale, w.keys);
        spread_row<S>(w.keys, w.words, ld, w.queries + r * S);
        w.first[r] = 0, w.last[r] = p.keys;
        if (p.mask.bounded) keys_of_row(p, w.b, i, w.first[r], w.last[r]);
    }
    for (int64_t lane = 0; lane < ld; ++lane) w.largest[lane] = NEG_INF, w.total[lane] = 0.0f;
    clear(w.mixed, w.rows * p.value_width);
    w.rate = (Op::pairs ? p.scale : 1.0f) * LOG2E;
    w.unit = Op::pairs ? p.scale : 1.0f;
}

template <class Key, class Value, int S>
void run_part(Decoding& w, int64_t part) {
    const Problem& p = *w.p;
    w.words = Key::pairs ? p.width / 2 : p.width;
    load_decoding<Key, S>(w);
    int64_t begin = part * w.split->chunk, end = smallest_of(begin + w.split->chunk, p.keys), least = end, most = begin;
    for (int r = 0; r < w.rows; ++r)
        if (w.first[r] < w.last[r]) least = smallest_of(least, w.first[r]), most = largest_of(most, w.last[r]);
    begin = largest_of(begin, least), end = smallest_of(end, most);
    for (int64_t k0 = begin; k0 < end; k0 += SPAN) {
        const int n = static_cast<int>(smallest_of(SPAN, end - k0));
        bool masked;
        if (!see_keys(w, k0, n, masked)) continue;
        dot_block<Key, S>(w, k0, n);
        constexpr int unit = S > 2 ? S : 2;
        const int whole = (n + unit - 1) / unit * unit;
        if (masked || whole > n) hide_keys(w, n, whole, masked);
        weigh_keys<Value>(w, whole);
        const bool broken = masked && !rows_are_finite(p.type, row_of(p.v, w.b, w.kv, k0), p.v.row, n, p.value_width);
        if (broken) gather_seen(w, k0, n);
        else gather_block<Value>(w, k0, n);
    }
}

// Output and state of a row from its parts.
inline void join_row(const Parts& w, int r, const float* parts, int64_t stride, float* sum) {
    const Problem& p = *w.p;
    const int64_t dv = p.value_width, h = w.kv * (p.heads / p.kv_heads) + r / p.queries, i = r % p.queries;
    float most = NEG_INF, total = 0.0f;
    for (int64_t n = 0; n < w.split->parts; ++n) {
        const float part = parts[n * stride + dv];
        if (part > most || part != part) most = part;
    }
    for (int64_t d = 0; d < dv; ++d) sum[d] = 0.0f;
    for (int64_t n = 0; n < w.split->parts; ++n) {
        const float* part = parts + n * stride;
        if (part[dv + 1] == 0.0f) continue;
        alignas(64) float factor[W];
        store(factor, exp2(set1((part[dv] - most) * w.rate)));
        total += part[dv + 1] * factor[0];
        for (int64_t d = 0; d < dv; ++d) sum[d] += part[d] * factor[0];
    }
    const double high = total == 0.0f ? 0.0 : static_cast<double>(most) * w.unit;
    float whole = total;
    if (p.sinks || p.off_by_one) {
        alignas(64) float share[W];
        store(share, exp2(set1(((p.sinks ? p.sinks[h] : 0.0f) - static_cast<float>(high)) * LOG2E)));
        whole += share[0];
    }
    char* to = p.out.data + w.b * p.out.batch + h * p.out.head + i * p.out.row;
    narrow_row(p.out_type, sum, dv, total == 0.0f ? 0.0f : 1.0f / whole, to);
    if (!p.state) return;
    float* state = p.state + 2 * ((w.b * p.heads + h) * p.queries + i);
    state[0] = total == 0.0f ? NEG_INF : static_cast<float>(high);
    const float rest = static_cast<float>(high - state[0]);
    state[1] = total == 0.0f ? 0.0f : __builtin_logf(total) + (rest == rest ? rest : 0.0f);
}

// Stores what a part has found. The last one to come joins all parts: which thread that is changes nothing.
inline void leave_part(const Parts& w, int64_t part, const float* mixed, int64_t ld, const float* largest, const float* total) {
    const Split& split = *w.split;
    const int64_t head = w.b * w.p->kv_heads + w.kv, dv = w.p->value_width, row = dv + 2, stride = w.rows * row;
    float* parts = split.found + head * split.parts * stride;
    for (int r = 0; r < w.rows; ++r) {
        float* to = parts + part * stride + r * row;
        __builtin_memcpy(to, mixed + r * ld, dv * sizeof(float));
        to[dv] = largest[r], to[dv + 1] = total[r];
    }
    if (__atomic_add_fetch(split.finished + head, 1, __ATOMIC_ACQ_REL) != split.parts) return;
    alignas(64) float sum[WIDEST];
    for (int r = 0; r < w.rows; ++r) join_row(w, r, parts + r * row, stride, sum);
}

template <int S>
void decode_rows(Decoding& w, int64_t part) {
#ifdef QKV_BF16
    const Problem& p = *w.p;
    if (p.type == Type::bf16 && p.width % (2 * S) == 0 && p.scale > 0) {
        if (p.out_type == Type::f32) run_part<Pairs, Single, S>(w, part);  // weights in bfloat16 would show
        else run_part<Pairs, Pairs, S>(w, part);
    } else
#endif
    run_part<Single, Single, S>(w, part);
    float largest[STRIP], total[STRIP];
    for (int r = 0; r < w.rows; ++r) {
        largest[r] = w.largest[r * w.apart], total[r] = 0.0f;
        for (int s = 0; s < w.apart; ++s) total[r] += w.total[r * w.apart + s];
    }
    leave_part(w, part, w.mixed, w.p->value_width, largest, total);
}

// Odd widths, and products of tiles: a strip whose lanes are the rows of the whole group.
template <class Op>
void decode_strip(Parts& w, int64_t part, char* memory) {
    [[maybe_unused]] const typename Op::Session session;
    const Problem& p = *w.p;
    Strip& s = *reinterpret_cast<Strip*>(memory);
    lay_out(s, p, reinterpret_cast<float*>(memory + (sizeof(Strip) + 63) / 64 * 64));
    place_group<Op>(s, w.b, w.kv);
    for (int lane = 0; lane < STRIP; ++lane) s.largest[lane] = NEG_INF, s.total[lane] = 0.0f;
    load_queries<Op>(s);
    int64_t begin, end;
    set_bounds(s, begin, end);
    begin = largest_of(begin, part * w.split->chunk), end = smallest_of(end, (part + 1) * w.split->chunk);
    for_columns(s.lanes, [&](auto columns) { run_keys<Op, decltype(columns)::value>(s, begin, end, nullptr); });
    if (s.any) transpose_all(s.mixed, LD, s.ldv, s.lanes, s.stage, s.ldv);
    w.rate = s.rate, w.unit = s.unit;
    leave_part(w, part, s.stage, s.ldv, s.largest, s.total);
}

bool decode(const Problem& p, const Split& split, int64_t item) {
    const int64_t head = item / split.parts, part = item % split.parts;
    const int rows = static_cast<int>(p.heads / p.kv_heads * p.queries);
    Parts parts{&p, &split, head / p.kv_heads, head % p.kv_heads, rows, 0.0f, 0.0f};
    bool usual = p.width % 16 == 0 && p.value_width % 16 == 0;
#ifdef QKV_TILES
    usual = usual && (p.type != Type::bf16 || rows <= 4);  // products of tiles take up to 16 rows in the time of one
#endif
    char* memory = static_cast<char*>(scratch(usual ? decode_bytes(p) : strip_bytes(p)));
    if (!memory) return false;
    if (usual) {
        Decoding& w = *reinterpret_cast<Decoding*>(memory);
        static_cast<Parts&>(w) = parts;
        lay_out_decoding(w, memory);
        switch (w.apart) {
#if QKV_LANES == 16
            case 16: decode_rows<16>(w, part); break;
#endif
            case 8: decode_rows<8>(w, part); break;
            case 4: decode_rows<4>(w, part); break;
            case 2: decode_rows<2>(w, part); break;
            default: decode_rows<1>(w, part);
        }
        return true;
    }
#ifdef QKV_BF16
    if (p.type == Type::bf16) {
        decode_strip<Bf16>(parts, part, memory);
        return true;
    }
#endif
    decode_strip<Single>(parts, part, memory);
    return true;
}
