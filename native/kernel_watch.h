// Looking in the forward, at a softmax of dot products. Included inside an anonymous namespace, after kernel_look.h.
//
// A strip's exponentiated scores are kept, 64 × Lk floats, with every block's maximum; when the rows' sums are final, what was
// summed of a block is rescaled: no second product, no second exponential. The largest scores of a row are found on the way.

// A block of weights, kept until the rows' sums are final; `largest`: the maximum that the exponentials are measured from.
struct KeptTile {
    int64_t k0;
    int n;
    bool masked;
    float* weights;
    alignas(64) float largest[STRIP], best[STRIP];
    alignas(64) uint64_t words[KEYS];
};

inline size_t kept_bytes(const Look& look) {
    return rounded(sizeof(KeptTile)) + (look.received || look.picture ? LD * KEYS * sizeof(float) : 0);
}

inline KeptTile& kept_tile(const Looking& w, int64_t n) {
    return *reinterpret_cast<KeptTile*>(reinterpret_cast<char*>(w.kept) + n * kept_bytes(*w.look));
}

template <class Op, int V>
void watch_block(Looking& w, int64_t k0, int n, const uint64_t* bits) {
    Strip& s = w.s;
    const Look& look = *w.look;
    KeptTile& t = kept_tile(w, w.kept_count);
    if (look.received || look.picture) s.weights = reinterpret_cast<float*>(reinterpret_cast<char*>(&t) + rounded(sizeof(KeptTile)));
    if (look.top) s.scores = next_of_ring(w);
    const Seen seen = run_block<Op, V, true>(s, k0, n, bits);
    if (seen == Seen::none) return;
    t.k0 = k0, t.n = n, t.masked = seen == Seen::some, t.weights = s.weights;
    __builtin_memcpy(t.largest, s.largest, sizeof(t.largest));
    __builtin_memcpy(t.best, s.block_largest, sizeof(t.best));
    if (t.masked) __builtin_memcpy(t.words, s.words, sizeof(t.words));
    if (look.top) rank(w, {k0, n, t.masked, s.scores, s.weights, t.words, t.best, nullptr});
    ++w.kept_count;
}

// What the exponentials of a block are multiplied by to become weights; false where all would be below 2^−48.
inline bool rescaling(Looking& w, const KeptTile& t) {
    const Strip& s = w.s;
    const F rate = set1(s.rate), none = set1(NEG_INF);
    bool some = false;
    for (int v = 0; v < s.lanes / W; ++v) {
        const F most = load(s.largest + v * W), before = load(t.largest + v * W), best = load(t.best + v * W);
        const F x = only(unequal(before, none), mul(load(w.factor + v * W), power(before, most, rate)));
        store(w.scale + v * W, x);
        const F weight = only(unequal(best, none), mul(x, power(best, before, rate)));
        some = some || any(less(set1(3.5e-15f), weight));
    }
    return some;
}

// The rows' sums are final.
inline void reduce_kept(Looking& w) {
    Strip& s = w.s;
    const Look& look = *w.look;
    finish_rows(s, w.factor);
    for (int r = 0; r < STRIP; ++r) {
        if (r >= s.count) w.factor[r] = 0.0f;
        w.total[r] = s.total[r];
        w.spread[r] = static_cast<double>(s.spread[r]) * 0.69314718055994531;
        const bool seen = r < s.count && w.factor[r] != 0.0f;  // w = exp(s − largest) · factor, as logarithms
        w.high[r] = seen ? s.largest[r] * s.unit : UNSEEN;
        const float rest = seen ? static_cast<float>(static_cast<double>(s.largest[r]) * s.unit - w.high[r]) : 0.0f;
        w.low[r] = seen ? rest - __builtin_logf(w.factor[r]) : 0.0f;
    }
    for (int64_t n = 0; n < w.kept_count; ++n) {
        const KeptTile& kept = kept_tile(w, n);
        const Tile t{kept.k0, kept.n, kept.masked, nullptr, kept.weights, kept.words, kept.best, w.scale};
        count_pairs(w, t);
        if (!(look.received || look.picture) || !rescaling(w, kept)) continue;
        if (look.received) receive<true>(w, t, w.scale);
        take_weights(w, t);
    }
}

template <class Op>
void watch_strip(Looking& w) {
    Strip& s = w.s;
    float* weights = s.weights;
    if (!w.look->received && !w.look->picture) s.weights = w.weights;
    w.kept_count = 0;
    for (int lane = 0; lane < STRIP; ++lane) s.largest[lane] = NEG_INF, s.total[lane] = s.spread[lane] = 0.0f, s.keep[lane] = 1.0f;
    keep_values<Op>(s);
    load_queries<Op>(s);
    for_columns(s.lanes, [&w](auto columns) {
        for_blocks(w.s, [&w](int64_t k0, int n, const uint64_t* bits) {
            watch_block<Op, decltype(columns)::value>(w, k0, n, bits);
        });
    });
    write_rows(s);
    reduce_kept(w);
    end_rows(w);
    s.weights = weights;
}

// Blocks that a strip may see.
inline int64_t count_blocks(Strip& s) {
    int64_t count = 0;
    for_blocks(s, [&count](int64_t, int, const uint64_t*) { ++count; });
    return count;
}

template <class Op>
bool watch_all(const Problem& p, const Look& look, int64_t item) {
    [[maybe_unused]] const typename Op::Session session;
    int64_t b, h, chunk, most = 1;
    item_of(p, look, item, b, h, chunk);
    Strip s;
    s.p = &p;
    for (int64_t n = chunk; n < strips(p); n += look.chunks) {
        place<Op>(s, b, h, n * STRIP);
        most = largest_of(most, count_blocks(s));
    }
    char* memory = static_cast<char*>(scratch(looking_bytes(p, look) + 64 + most * kept_bytes(look)));
    if (!memory) return false;
    Looking& w = lay_out_looking(p, look, item, memory);
    clear_sums(p, look, item);
    for (int64_t n = chunk; n < strips(p); n += look.chunks) {
        place<Op>(w.s, b, h, n * STRIP);
        begin_rows(w);
        watch_strip<Op>(w);
    }
    return true;
}

bool watch(const Problem& p, const Look& asked, int64_t item) {
#ifdef QKV_BF16
    if (p.type == Type::bf16) return watch_all<Bf16>(p, asked, item);
#endif
    return watch_all<Single>(p, asked, item);
}
