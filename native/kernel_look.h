// Looking: reductions over weights that exist for one block at a time. Included inside an anonymous namespace, after
// kernel_entmax.h. Two ways lead to the weights:
//
//   afterwards   here: scores again from Q and K, weights from the row states; a block whose weights are all below 2^−48 and
//                below the k-th largest so far is not gone over
//   watched      kernel_watch.h: in the forward, of a softmax
//
// What is then done with a block of weights stands in kernel_look_sums.h and, for the largest of each row, kernel_rank.h.

// A block of weights, and how they came about.
struct Tile {
    int64_t k0;
    int n;
    bool masked;
    float *scores, *weights;
    const uint64_t* words;
    const float* best;   // of each lane the largest score
    const float* scale;  // what weights are to be multiplied by, or null
};

struct KeptTile;  // in kernel_watch.h

constexpr int GROUP = 8;   // keys that are ranked together
constexpr int WAIT = 32;   // keys of a row that wait to be sorted in
constexpr int RING = 8;    // blocks that are held to be ranked together

// A block that is held.
struct Held {
    int64_t k0;
    int n;
    bool masked;
    alignas(64) uint64_t words[KEYS];
};

struct Looking {
    Strip s;
    const Look* look;
    int64_t item;
    bool by_weight;    // weights are ranked, not scores: different scores may have one weight, 0 or 1
    uint64_t counted;  // rows that `eligible` counts
    int64_t top_ld;
    float *weights, *bins, *turned, *top_scores, *group_best, *wait_scores;
    float *ring, *groups;  // what is ranked of the blocks that are held, and the largest of each group
    int32_t *top_keys, *wait_keys;
    float* picture;    // the strip's rows of it
    KeptTile* kept;
    int64_t kept_count;
    int held_count;
    Held held[RING];
    int32_t slot[STRIP];
    alignas(64) float high[STRIP], low[STRIP], threshold[STRIP], factor[STRIP], scale[STRIP], position[STRIP];
    alignas(64) float sum[STRIP], more[STRIP];  // of one block
    int waiting[STRIP];
    double total[STRIP], spread[STRIP], far[STRIP];
    int64_t visible[STRIP];
};

constexpr float UNSEEN = 1e30f;       // the state of a row that sees nothing: its weights are 0, whatever the score
constexpr float SMALLEST = 3.5527137e-15f;  // 2^−48

inline size_t rounded(size_t bytes) { return (bytes + 63) / 64 * 64; }

inline size_t looking_bytes(const Problem& p, const Look& look) {
    const int64_t floats = LD * KEYS * 3 + (look.top ? RING * LD * (KEYS + KEYS / GROUP) + LD * padded(look.top) * 3 + 2 * LD * WAIT : 0);
    return rounded(sizeof(Looking)) + strip_bytes(p) + floats * sizeof(float) + 64;
}

inline Looking& lay_out_looking(const Problem& p, const Look& look, int64_t item, char* memory) {
    Looking& w = *reinterpret_cast<Looking*>(memory);
    float* at = lay_out(w.s, p, reinterpret_cast<float*>(memory + rounded(sizeof(Looking))));
    auto take = [&at](int64_t floats) { float* mine = at; at += floats; return mine; };
    w.look = &look;
    w.item = item;
    w.by_weight = look.key_factor || p.normalizer != Normalizer::softmax;
    w.top_ld = padded(look.top);
    w.weights = take(LD * KEYS);
    w.bins = take(LD * KEYS);
    w.turned = take(LD * KEYS);
    w.ring = take(look.top ? RING * LD * KEYS : 0);
    w.groups = take(look.top ? RING * LD * KEYS / GROUP : 0);
    w.top_scores = take(LD * w.top_ld);
    w.group_best = take(LD * w.top_ld);
    w.top_keys = reinterpret_cast<int32_t*>(take(LD * w.top_ld));
    w.wait_scores = take(look.top ? LD * WAIT : 0);
    w.wait_keys = reinterpret_cast<int32_t*>(take(look.top ? LD * WAIT : 0));
    w.kept = reinterpret_cast<KeptTile*>(rounded(reinterpret_cast<uintptr_t>(at)));
    clear(w.weights, LD * KEYS), clear(w.s.scores, LD * KEYS), clear(w.bins, LD * KEYS);
    if (look.top) clear(w.ring, RING * LD * KEYS);
    return w;
}

// Where what is ranked of the next block goes.
inline float* next_of_ring(const Looking& w) { return w.ring + w.held_count * LD * KEYS; }

inline int64_t row_number(const Strip& s, int lane) {
    return (s.b * s.p->heads + s.h) * s.p->queries + s.i0 + lane;
}

// ---- a strip's rows -------------------------------------------------------------------------------------------------------

inline void begin_rows(Looking& w) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    const Look& look = *w.look;
    w.counted = s.live;
    w.held_count = 0;
    for (int r = 0; r < STRIP; ++r) {
        const bool there = r < s.count;
        w.total[r] = w.spread[r] = w.far[r] = 0.0;
        w.visible[r] = 0;
        w.waiting[r] = 0;
        w.high[r] = UNSEEN, w.low[r] = 0.0f;
        if (there && p.normalizer == Normalizer::sigmoid) w.high[r] = -p.parameter;
        if (there && look.row_state) {
            const float* state = look.row_state + 2 * row_number(s, r);
            if (state[0] != NEG_INF) w.high[r] = state[0], w.low[r] = state[1];
        }
        w.threshold[r] = there ? NEG_INF : __builtin_inff();
        if (look.row_factor) {
            const float* x = look.row_factor + (s.b * (look.row_factor_head ? p.heads : 1) + s.h * look.row_factor_head) * p.queries;
            w.factor[r] = there ? x[s.i0 + r] : 0.0f;
            if (w.factor[r] == 0.0f) w.counted &= ~(uint64_t{1} << r);
        }
        if (look.position && there) w.position[r] = static_cast<float>(look.position[s.b * p.queries + s.i0 + r]);
    }
    const int64_t listed = LD * w.top_ld;
    for (int64_t n = 0; n < listed; n += W) store(w.top_scores + n, set1(NEG_INF)), store(w.group_best + n, set1(NEG_INF));
    __builtin_memset(w.top_keys, -1, listed * sizeof(int32_t));
    if (!look.picture) return;
    w.picture = picture_of(p, look, s.b, s.h, s.i0 / STRIP);
    int32_t slot = 0;
    for (int64_t i = s.i0, next; i < s.i0 + s.count; i = next, ++slot) {
        next = smallest_of(end_of_rows(p, look, row_bin(p, look, i)), s.i0 + s.count);
        for (int64_t r = i; r < next; ++r) w.slot[r - s.i0] = slot;
    }
}

// ---- weights --------------------------------------------------------------------------------------------------------------

// From x = score − high − low to a weight w; `spread` adds w ln w to a sum.
struct SoftmaxWeight {
    ALWAYS_INLINE F operator()(F x) const { return exp2(mul(x, set1(LOG2E))); }
    ALWAYS_INLINE F spread(F x, F w, F sum) const { return fma(w, x, sum); }
};

inline F add_log(F w, F sum) { return fma(w, only(unequal(w, set1(0.0f)), mul(set1(LN2), log2(w))), sum); }

struct SigmoidWeight {  // `high` is what is added to each score, with its sign turned
    ALWAYS_INLINE F operator()(F x) const { return sigmoid(x); }
    ALWAYS_INLINE F spread(F, F w, F sum) const { return add_log(w, sum); }
};

template <Alpha alpha>
struct EntmaxWeight {
    F slope, power;
    ALWAYS_INLINE F operator()(F x) const {
        F w, derivative;
        powers<alpha>(larger(set1(0.0f), mul(x, slope)), power, w, derivative);
        return w;
    }
    ALWAYS_INLINE F spread(F, F w, F sum) const { return add_log(w, sum); }
};

// f(how the problem's scores become weights).
template <class Function>
ALWAYS_INLINE void for_weight(const Problem& p, const Function& f) {
    if (p.normalizer == Normalizer::softmax) return f(SoftmaxWeight{});
    if (p.normalizer == Normalizer::sigmoid) return f(SigmoidWeight{});
    const F slope = set1(p.parameter), power = set1(1.0f / p.parameter);
    if (p.parameter == 0.5f) return f(EntmaxWeight<Alpha::half>{slope, power});
    if (p.parameter == 1.0f) return f(EntmaxWeight<Alpha::two>{slope, power});
    f(EntmaxWeight<Alpha::any>{slope, power});
}

// Whether some weight is large enough to change something. An entropy is that of weights that add up to 1: where a sink may have
// nearly all, or each weight stands for itself, small ones may be all that there are.
inline bool matters(const Looking& w, const Tile& t) {
    const Look& look = *w.look;
    const Problem& p = *w.s.p;
    const bool whole = p.normalizer != Normalizer::sigmoid && !p.sinks && !p.off_by_one;
    if (look.part || look.key_factor || (look.entropy && !whole)) return true;
    const F unit = set1(w.s.unit), small = set1(SMALLEST);
    bool found = false;
    for_weight(p, [&](auto weight) {
        for (int v = 0; v < w.s.lanes / W && !found; ++v) {
            const F best = load(t.best + v * W), x = sub(fms(best, unit, load(w.high + v * W)), load(w.low + v * W));
            const F most = weight(x), ranked = w.by_weight ? most : best;
            found = any(less(small, most)) || (look.top && any(less(load(w.threshold + v * W), ranked)));
        }
    });
    return found;
}

// scores -> weights; Σ w and Σ w ln w of each row, and the largest w.
template <int V, bool Masked, class Weight>
void weigh_again(Looking& w, const Tile& t, int lane, Weight weight) {
    F high[V], low[V], sum[V], spread[V], most[V];
    const F unit = set1(w.s.unit), least = set1(-1e30f);
    const bool nats = w.look->entropy, ranked = w.by_weight;
    for (int v = 0; v < V; ++v) {
        high[v] = load(w.high + lane + v * W), low[v] = load(w.low + lane + v * W);
        sum[v] = spread[v] = set1(0.0f), most[v] = set1(NEG_INF);
    }
    for (int m = 0; m < t.n; ++m) {
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) {
            const int64_t at = m * LD + lane + v * W;
            const F x = larger(least, sub(fms(load(t.scores + at), unit, high[v]), low[v]));
            F y = weight(x);
            if (Masked) y = only(mask_of(t.words[m], lane / W + v), y);
            sum[v] = add(sum[v], y);
            if (nats) spread[v] = weight.spread(x, y, spread[v]);
            if (ranked) most[v] = larger(most[v], y);
            store(t.weights + at, y);
        }
    }
    for (int v = 0; v < V; ++v) {
        store(w.sum + lane + v * W, sum[v]), store(w.more + lane + v * W, spread[v]);
        if (ranked) store(w.s.block_largest + lane + v * W, most[v]);
    }
}

// w · factor of its key, with their sums and maxima: they are ranked in place of the scores.
inline void hand_over(Looking& w, const Tile& t) {
    const Strip& s = w.s;
    const float* factor = w.look->key_factor + (s.b * s.p->heads + s.h) * s.p->keys + t.k0;
    for (int v = 0; v < s.lanes / W; ++v) {
        F sum = set1(0.0f), most = set1(NEG_INF);
        for (int m = 0; m < t.n; ++m) {
            const F x = mul(load(t.weights + m * LD + v * W), set1(factor[m]));
            store(t.weights + m * LD + v * W, x);
            sum = add(sum, x), most = larger(most, x);
        }
        store(w.sum + v * W, sum), store(w.s.block_largest + v * W, most);
    }
}

#include "kernel_look_sums.h"
#include "kernel_rank.h"

inline void end_rows(Looking& w) {
    const Look& look = *w.look;
    if (look.top) rank_held(w);
    for (int r = 0; r < w.s.count; ++r) {
        const int64_t row = row_number(w.s, r);
        const double total = w.total[r];
        if (look.top) write_top(w, r);
        if (look.entropy) {
            const double nats = total > 0 ? __builtin_log(total) - w.spread[r] / total : 0.0;
            look.entropy[row] = static_cast<float>(nats > 0 ? nats : 0.0);
        }
        if (look.total) look.total[row] = static_cast<float>(total);
        if (look.far) look.far[row] = static_cast<float>(w.far[r]);
        if (look.visible) look.visible[row] = w.visible[r];
    }
}

// ---- afterwards -----------------------------------------------------------------------------------------------------------

template <int V>
void weigh_tile(Looking& w, const Tile& t) {
    for_weight(*w.s.p, [&](auto weight) {
        for (int lane = 0; lane < w.s.lanes; lane += V * W) {
            if (t.masked) weigh_again<V, true>(w, t, lane, weight);
            else weigh_again<V, false>(w, t, lane, weight);
        }
    });
    if (w.look->key_factor) hand_over(w, t);
    for (int r = 0; r < w.s.count; ++r) w.total[r] += w.sum[r], w.spread[r] += w.more[r];
}

template <class Op, int V>
void look_at_block(Looking& w, int64_t k0, int n, const uint64_t* bits) {
    Strip& s = w.s;
    const Look& look = *w.look;
    if (look.part && (k0 >= look.j1 || k0 + n <= look.j0)) return;
    const Seen seen = see(s, k0, n, bits);
    if (seen == Seen::none) return;
    bool masked = seen == Seen::some;
    if (look.top) (w.by_weight ? w.weights : s.scores) = next_of_ring(w);
    int64_t row;
    const char* k = block_of_keys<Op>(s, k0, n, row);
    form_scores<Op, V>(s, k, row, k0, n);
    if (s.decorated) masked = decorate(s, k0, n, masked) || masked;
    if (masked || s.decorated || Op::tiles) find_largest(s, n, masked);
    const Tile t{k0, n, masked, s.scores, w.weights, s.words, s.block_largest, nullptr};
    count_pairs(w, t);
    if (!matters(w, t)) return;
    weigh_tile<V>(w, t);
    if (look.received && look.row_factor) receive<true>(w, t, w.factor);
    else if (look.received) receive<false>(w, t, nullptr);
    take_weights(w, t);
    if (look.top) rank(w, t);
}

// Of a strip the rows alone whose weights are asked for.
template <class Op>
void place_part(Strip& s, const Look& look) {
    const int64_t first = largest_of(s.i0, look.i0), last = smallest_of(s.i0 + s.count, look.i1);
    s.i0 = first, s.count = static_cast<int>(last - first);
    measure<Op>(s);
}

template <class Op>
void look_afterwards(const Problem& p, const Look& look, int64_t item, char* memory) {
    [[maybe_unused]] const typename Op::Session session;
    Looking& w = lay_out_looking(p, look, item, memory);
    int64_t b, h, chunk;
    item_of(p, look, item, b, h, chunk);
    clear_sums(p, look, item);
    for (int64_t n = chunk; n < strips(p); n += look.chunks) {
        if (!asked_of(p, look, b, n)) continue;
        place<Op>(w.s, b, h, n * STRIP);
        if (look.part && !p.mask.runs) place_part<Op>(w.s, look);
        begin_rows(w);
        load_queries<Op>(w.s);
        for_columns(w.s.lanes, [&w](auto columns) {
            for_blocks(w.s, [&w](int64_t k0, int m, const uint64_t* bits) {
                look_at_block<Op, decltype(columns)::value>(w, k0, m, bits);
            });
        });
        end_rows(w);
    }
}

bool look(const Problem& p, const Look& asked, int64_t item) {
    char* memory = static_cast<char*>(scratch(looking_bytes(p, asked)));
    if (!memory) return false;
#ifdef QKV_BF16
    if (p.type == Type::bf16 && !p.energy && p.normalizer == Normalizer::softmax) {
        look_afterwards<Bf16>(p, asked, item, memory);
        return true;
    }
#endif
    look_afterwards<Single>(p, asked, item, memory);
    return true;
}
