// Decoding: a few queries against many keys, read once for all rows of a group of query heads. Here the time goes into memory,
// so widths are in the lanes and each key and value is loaded once for as many rows as there are; the keys are split into
// parts by their number alone, and whoever finishes the last part of a head joins them, in order. Included inside an anonymous
// namespace, after kernel_forward.h.
//
// What changed nothing, since memory is what is waited for: three or four rows that share what is read, and scores of two to four
// rows by tiles (bfloat16, 9 heads on 3, D = 64, on Emerald Rapids: 118 µs a thread in every case, 13.6 GB/s of some 15).

constexpr int SPAN = 32;   // keys of a block: with D = 128 its keys and its values are 16 KB each, what stays in the first cache
constexpr int AHEAD = 64;  // keys that are fetched ahead into the second cache: 27 GB/s instead of 20 on Zen 4

// ---- how keys and values are read -----------------------------------------------------------------------------------------

struct Floats {
    static constexpr int64_t bytes = 4 * W;
    static F read(const char* p) { return load(reinterpret_cast<const float*>(p)); }
    static F madd(const char* p, F q, F sum) { return fma(read(p), q, sum); }
};
struct Bfloats {
    static constexpr int64_t bytes = 2 * W;
    static F read(const char* p) { return load_bf16(reinterpret_cast<const uint16_t*>(p)); }
    static F madd(const char* p, F q, F sum) { return fma(read(p), q, sum); }
};
struct Halves {
    static constexpr int64_t bytes = 2 * W;
    static F read(const char* p) { return load_f16(reinterpret_cast<const uint16_t*>(p)); }
    static F madd(const char* p, F q, F sum) { return fma(read(p), q, sum); }
};
#ifdef QKV_BF16
struct BfloatPairs {
    static constexpr int64_t bytes = 4 * W;
    static F madd(const char* p, F q, F sum) { return Pairs::madd(load(reinterpret_cast<const float*>(p)), q, sum); }
};
#endif

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
    int64_t ldq;  // floats of a query's row
    float *queries, *scores, *mixed;
    alignas(64) float largest[FEW], keep[FEW];
    alignas(64) float total[FEW * W];
    uint32_t words[FEW];
    int64_t first[FEW], last[FEW];
};

// ---- scores: 4 keys × R rows, summed over the width -----------------------------------------------------------------------

template <class Key, int R>
void dot_tile(const char* const (&k)[4], int64_t vectors, const float* q, int64_t ldq, float* out) {
    F c[R][4] = {};
    for (int64_t d = 0; d < vectors; ++d) {
#pragma GCC unroll 2
        for (int r = 0; r < R; ++r) {
            const F y = load(q + r * ldq + d * W);
#pragma GCC unroll 4
            for (int m = 0; m < 4; ++m) c[r][m] = Key::madd(k[m] + d * Key::bytes, y, c[r][m]);
        }
    }
#pragma GCC unroll 2
    for (int r = 0; r < R; ++r) store_sums(out + r * SPAN, c[r][0], c[r][1], c[r][2], c[r][3]);
}

inline void fetch(const char* row, int64_t bytes) {
    for (int64_t at = 0; at < bytes; at += 64) __builtin_prefetch(row + at, 0, 2);
}

template <class Key>
void dot_block(Decoding& w, int64_t k0, int n, int64_t end) {
    const Problem& p = *w.p;
    const char* base = row_of(p.k, w.b, w.kv, k0);
    const int64_t bytes = p.width * (p.type == Type::f32 ? 4 : 2), vectors = bytes / Key::bytes;
    for (int m = 0; m < n; m += 4) {
        const char* k[4];
        for (int x = 0; x < 4; ++x) {
            k[x] = base + (m + x < n ? m + x : n - 1) * p.k.row;
            if (k0 + m + x + AHEAD < end) fetch(k[x] + AHEAD * p.k.row, bytes);
        }
        int r = 0;
        for (; r + 2 <= w.rows; r += 2)
            dot_tile<Key, 2>(k, vectors, w.queries + r * w.ldq, w.ldq, w.scores + r * SPAN + m);
        if (r < w.rows) dot_tile<Key, 1>(k, vectors, w.queries + r * w.ldq, w.ldq, w.scores + r * SPAN + m);
    }
}

// ---- weights --------------------------------------------------------------------------------------------------------------

// Which of the block's keys each row sees; false where nobody sees any.
inline bool see_block(Decoding& w, int64_t k0, int n, bool& masked) {
    const Mask& mask = w.p->mask;
    const uint32_t all = n == 32 ? ~0u : (1u << n) - 1;
    uint32_t keys = all, some = 0, every = all;
    if (mask.seen)
        for (int m = 0; m < n; ++m)
            if (!mask.seen[w.b * mask.seen_batch + k0 + m]) keys &= ~(1u << m);
    for (int r = 0; r < w.rows; ++r) {
        uint32_t word = keys;
        const int64_t from = w.first[r] - k0, to = w.last[r] - k0;
        if (from > 0) word &= from >= 32 ? 0u : ~0u << from;
        if (to < 32) word &= to <= 0 ? 0u : (1u << to) - 1;
        w.words[r] = word;
        some |= word, every &= word;
    }
    masked = every != all;
    return some != 0;
}

inline void weigh_rows(Decoding& w) {
    const F rate = set1(w.rate);
    for (int r = 0; r < w.rows; ++r) {
        float* at = w.scores + r * SPAN;
        F most = set1(NEG_INF);
        for (int v = 0; v < SPAN / W; ++v) most = larger_where(mask_of(w.words[r], v), most, load(at + v * W));
        const float before = w.largest[r], block = largest_lane(most), now = block > before ? block : before;
        const F safe = set1(now == NEG_INF ? 0.0f : now);
        alignas(64) float factor[W];
        store(factor, exp2(mul(sub(set1(before), safe), rate)));
        w.keep[r] = before == NEG_INF ? 0.0f : factor[0];
        w.largest[r] = now;
        F sum = mul(load(w.total + r * W), set1(w.keep[r]));
        for (int v = 0; v < SPAN / W; ++v) {
            const F x = only(mask_of(w.words[r], v), exp2(mul(sub(load(at + v * W), safe), rate)));
            store(at + v * W, x);
            sum = add(sum, x);
        }
        store(w.total + r * W, sum);
    }
}

// ---- the mix: R rows × V vectors of the width -----------------------------------------------------------------------------

template <class Value, int R, int V>
void gather_tile(const char* v, int64_t step, const float* weights, int n, float* out, int64_t ld, const float* keep) {
    F c[R][V];
#pragma GCC unroll 2
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (int x = 0; x < V; ++x) c[r][x] = mul(load(out + r * ld + x * W), set1(keep[r]));
    for (int m = 0; m < n; ++m, v += step) {
        F y[V];
#pragma GCC unroll 4
        for (int x = 0; x < V; ++x) y[x] = Value::read(v + x * Value::bytes);
#pragma GCC unroll 2
        for (int r = 0; r < R; ++r) {
            const F weight = set1(weights[r * SPAN + m]);
#pragma GCC unroll 4
            for (int x = 0; x < V; ++x) c[r][x] = fma(weight, y[x], c[r][x]);
        }
    }
#pragma GCC unroll 2
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (int x = 0; x < V; ++x) store(out + r * ld + x * W, c[r][x]);
}

template <class Value, int R>
void gather_rows(const char* v, int64_t step, const float* weights, int n, float* out, int64_t ld, const float* keep) {
    int64_t d = 0;
    for (; d + 4 * W <= ld; d += 4 * W)
        gather_tile<Value, R, 4>(v + d / W * Value::bytes, step, weights, n, out + d, ld, keep);
    for (; d < ld; d += W) gather_tile<Value, R, 1>(v + d / W * Value::bytes, step, weights, n, out + d, ld, keep);
}

template <class Value>
void gather_block(Decoding& w, int64_t k0, int n, int64_t end) {
    const Problem& p = *w.p;
    const char* v = row_of(p.v, w.b, w.kv, k0);
    const int64_t dv = p.value_width, bytes = dv * (p.type == Type::f32 ? 4 : 2);
    for (int m = 0; m < n && k0 + m + AHEAD < end; ++m) fetch(v + (m + AHEAD) * p.v.row, bytes);
    int r = 0;
    for (; r + 2 <= w.rows; r += 2)
        gather_rows<Value, 2>(v, p.v.row, w.scores + r * SPAN, n, w.mixed + r * dv, dv, w.keep + r);
    if (r < w.rows) gather_rows<Value, 1>(v, p.v.row, w.scores + r * SPAN, n, w.mixed + r * dv, dv, w.keep + r);
}

// A block with values that are not finite, and rows that do not see all of it: each row mixes its own keys.
template <class Value>
void gather_seen(Decoding& w, int64_t k0, int n) {
    const Problem& p = *w.p;
    const int64_t dv = p.value_width;
    for (int r = 0; r < w.rows; ++r) {
        const float one = 1.0f;
        for (int64_t d = 0; d < dv; ++d) w.mixed[r * dv + d] *= w.keep[r];
        for (int m = 0; m < n; ++m)
            if (w.words[r] >> m & 1)
                gather_rows<Value, 1>(row_of(p.v, w.b, w.kv, k0 + m), 0, w.scores + r * SPAN + m, 1, w.mixed + r * dv, dv, &one);
    }
}

// ---- a part of the keys, and the parts together ---------------------------------------------------------------------------

template <class Key>
void load_decoding(Decoding& w, bool pairs) {
    const Problem& p = *w.p;
    for (int r = 0; r < w.rows; ++r) {
        const int64_t h = w.kv * (p.heads / p.kv_heads) + r / p.queries, i = r % p.queries;
        const char* from = row_of(p.q, w.b, h, i);
        float* to = w.queries + r * w.ldq;
        if (pairs) __builtin_memcpy(to, from, p.width * 2);
        else widen_row(p.type, from, p.width, p.scale, to);
        w.first[r] = 0, w.last[r] = p.keys;
        if (p.mask.bounded) keys_of_row(p, w.b, i, w.first[r], w.last[r]);
        w.largest[r] = NEG_INF;
        store(w.total + r * W, set1(0.0f));
    }
    w.rate = (pairs ? p.scale : 1.0f) * LOG2E;
    w.unit = pairs ? p.scale : 1.0f;
    for (int64_t n = 0; n < w.rows * p.value_width; ++n) w.mixed[n] = 0.0f;
}

template <class Key, class Value>
void run_part(Decoding& w, int64_t part, bool pairs) {
    const Problem& p = *w.p;
    load_decoding<Key>(w, pairs);
    int64_t begin = part * w.split->chunk, end = smallest_of(begin + w.split->chunk, p.keys), least = end, most = begin;
    for (int r = 0; r < w.rows; ++r)
        if (w.first[r] < w.last[r]) least = smallest_of(least, w.first[r]), most = largest_of(most, w.last[r]);
    begin = largest_of(begin, least), end = smallest_of(end, most);
    for (int64_t k0 = begin; k0 < end; k0 += SPAN) {
        const int n = static_cast<int>(smallest_of(SPAN, end - k0));
        bool masked, broken = false;
        if (!see_block(w, k0, n, masked)) continue;
        dot_block<Key>(w, k0, n, end);
        weigh_rows(w);
        for (int m = 0; masked && m < n && !broken; ++m)
            broken = !row_is_finite(p.type, row_of(p.v, w.b, w.kv, k0 + m), p.value_width);
        if (broken) gather_seen<Value>(w, k0, n);
        else gather_block<Value>(w, k0, n, end);
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

inline void decode_few(Decoding& w, int64_t part) {
    const Problem& p = *w.p;
    if (p.type == Type::f32) run_part<Floats, Floats>(w, part, false);
    else if (p.type == Type::f16) run_part<Halves, Halves>(w, part, false);
#ifdef QKV_BF16
    else if (p.width % (2 * W) == 0 && p.scale > 0) run_part<BfloatPairs, Bfloats>(w, part, true);
#endif
    else run_part<Bfloats, Bfloats>(w, part, false);
    float total[FEW] = {};
    for (int r = 0; r < w.rows; ++r) {
        alignas(64) float lanes[W];
        store(lanes, load(w.total + r * W));
        for (int lane = 0; lane < W; ++lane) total[r] += lanes[lane];
    }
    leave_part(w, part, w.mixed, p.value_width, w.largest, total);
}

// More rows than that: a strip whose lanes are the rows of the whole group.
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

#ifdef QKV_TILES
constexpr int FEW_BF16 = 4;  // products of tiles take up to 16 rows in the time of one
#else
constexpr int FEW_BF16 = FEW;
#endif

bool decode(const Problem& p, const Split& split, int64_t item) {
    const int64_t head = item / split.parts, part = item % split.parts;
    const int rows = static_cast<int>(p.heads / p.kv_heads * p.queries);
    const Parts parts{&p, &split, head / p.kv_heads, head % p.kv_heads, rows, 0.0f, 0.0f};
    const bool few = rows <= (p.type == Type::bf16 ? FEW_BF16 : FEW) && p.width % 16 == 0 && p.value_width % 16 == 0;
    const int64_t ldq = padded(p.width), floats = FEW * (ldq + SPAN + padded(p.value_width));
    const size_t bytes = few ? sizeof(Decoding) + 64 + floats * sizeof(float) : strip_bytes(p);
    char* memory = static_cast<char*>(scratch(bytes));
    if (!memory) return false;
    if (few) {
        Decoding& w = *reinterpret_cast<Decoding*>(memory);
        static_cast<Parts&>(w) = parts;
        w.ldq = ldq;
        w.queries = reinterpret_cast<float*>(memory + (sizeof(Decoding) + 63) / 64 * 64);
        w.scores = w.queries + FEW * ldq, w.mixed = w.scores + FEW * SPAN;
        decode_few(w, part);
        return true;
    }
    Parts w = parts;
#ifdef QKV_BF16
    if (p.type == Type::bf16) {
        decode_strip<Bf16>(w, part, memory);
        return true;
    }
#endif
    decode_strip<Single>(w, part, memory);
    return true;
}
