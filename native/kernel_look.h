// Looking: reductions over weights that exist for one block at a time. Included inside an anonymous namespace, after
// kernel_forward.h. Two ways lead to the weights:
//
//   afterwards   scores again from Q and K, weights from the row states; a block whose weights are all below 2^−48 and below
//                the k-th largest so far is not exponentiated
//   watched      in the forward: a strip's scores and exponentiated scores are kept, 64 × Lk floats each, with every block's
//                maximum; when the rows' sums are final they are rescaled: no second product, no second exponential
//
// Queries are in the lanes: what belongs to a row is vertical. A block is gone over once for each thing that is asked, while
// it lies in the first-level cache: that costs a load and an addition for each 2 D multiplications of the forward.

// A block of weights, and how they came about.
struct Tile {
    int64_t k0;
    int n;
    bool masked;
    float *scores, *weights;
    const uint64_t* words;
    const float* best;  // of each lane the largest score
};

// … kept until the rows' sums are final; `largest`: the maximum that the exponentials are measured from.
struct KeptTile {
    int64_t k0;
    int n;
    bool masked;
    float *scores, *weights;
    alignas(64) float largest[STRIP], best[STRIP];
    alignas(64) uint64_t words[KEYS];
};

struct Looking {
    Strip s;
    const Look* look;
    int64_t item;
    uint64_t counted;  // rows that `eligible` counts
    int64_t top_ld;
    float *weights, *bins, *turned, *top_scores, *group_best, *wait_scores;
    int32_t *top_keys, *wait_keys;
    double* picture;   // the strip's rows of it
    KeptTile* kept;
    int64_t kept_count;
    int32_t slot[STRIP];
    alignas(64) float high[STRIP], low[STRIP], threshold[STRIP], factor[STRIP], scale[STRIP], position[STRIP];
    alignas(64) float sum[STRIP], more[STRIP];  // of one block
    int waiting[STRIP];
    double total[STRIP], spread[STRIP], far[STRIP];
    int64_t visible[STRIP];
};

constexpr int GROUP = 8;   // keys that are ranked together
constexpr int WAIT = 32;   // keys of a row that wait to be sorted in
constexpr float UNSEEN = 1e30f;       // the state of a row that sees nothing: its weights are 0, whatever the score
constexpr float SMALLEST = -33.271f;  // 2^−48, in nats

inline size_t rounded(size_t bytes) { return (bytes + 63) / 64 * 64; }

inline size_t looking_bytes(const Problem& p, const Look& look) {
    const int64_t floats = LD * KEYS * 3 + (look.top ? LD * padded(look.top) * 3 + 2 * LD * WAIT : 0);
    return rounded(sizeof(Looking)) + strip_bytes(p) + floats * sizeof(float) + 64;
}

inline size_t kept_bytes(const Look& look) {
    const int64_t tiles = (look.top ? 1 : 0) + (look.received || look.picture ? 1 : 0);
    return rounded(sizeof(KeptTile)) + tiles * LD * KEYS * sizeof(float);
}

inline Looking& lay_out_looking(const Problem& p, const Look& look, int64_t item, char* memory) {
    Looking& w = *reinterpret_cast<Looking*>(memory);
    float* at = lay_out(w.s, p, reinterpret_cast<float*>(memory + rounded(sizeof(Looking))));
    auto take = [&at](int64_t floats) { float* mine = at; at += floats; return mine; };
    w.look = &look;
    w.item = item;
    w.top_ld = padded(look.top);
    w.weights = take(LD * KEYS);
    w.bins = take(LD * KEYS);
    w.turned = take(LD * KEYS);
    w.top_scores = take(LD * w.top_ld);
    w.group_best = take(LD * w.top_ld);
    w.top_keys = reinterpret_cast<int32_t*>(take(LD * w.top_ld));
    w.wait_scores = take(look.top ? LD * WAIT : 0);
    w.wait_keys = reinterpret_cast<int32_t*>(take(look.top ? LD * WAIT : 0));
    w.kept = reinterpret_cast<KeptTile*>(rounded(reinterpret_cast<uintptr_t>(at)));
    for (int64_t n = 0; n < LD * KEYS; ++n) w.weights[n] = w.s.scores[n] = w.bins[n] = 0.0f;
    return w;
}

inline int64_t row_number(const Strip& s, int lane) {
    return (s.b * s.p->heads + s.h) * s.p->queries + s.i0 + lane;
}

inline bool any(M m) { return word_of(m, 0) != 0; }

// ---- a strip's rows -------------------------------------------------------------------------------------------------------

inline void begin_rows(Looking& w) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    const Look& look = *w.look;
    w.counted = s.live;
    for (int r = 0; r < STRIP; ++r) {
        const bool there = r < s.count;
        w.total[r] = w.spread[r] = w.far[r] = 0.0;
        w.visible[r] = 0;
        w.waiting[r] = 0;
        w.high[r] = UNSEEN, w.low[r] = 0.0f;
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
    for (int64_t n = 0; n < LD * w.top_ld; ++n) w.top_scores[n] = w.group_best[n] = NEG_INF, w.top_keys[n] = -1;
    if (!look.picture) return;
    const int64_t strip = (s.b * p.heads + s.h) * strips(p) + s.i0 / STRIP;
    w.picture = look.picture + strip * look.slots * look.picture_cols;
    w.slot[0] = 0;
    for (int r = 1; r < s.count; ++r)
        w.slot[r] = w.slot[r - 1] + (row_bin(p, look, s.i0 + r) != row_bin(p, look, s.i0 + r - 1));
}

// The weight of a score in row r, n of them.
inline void weights_of(const Looking& w, int r, const float* scores, int64_t n, float* out) {
    const Strip& s = w.s;
    const F high = set1(w.high[r]), low = set1(w.low[r]), unit = set1(s.unit);
    for (int64_t k = 0; k < n; k += W) {
        const F x = load(scores + k);
        store(out + k, exp2(mul(sub(fms(x, unit, high), low), set1(LOG2E))));
    }
}

inline void enter_waiting(Looking& w, int r);

inline void write_top(Looking& w, int r) {
    const Look& look = *w.look;
    enter_waiting(w, r);
    const int64_t row = row_number(w.s, r) * look.top;
    float *scores = w.top_scores + r * w.top_ld, *weights = w.turned;
    int32_t* keys = w.top_keys + r * w.top_ld;
    if (look.key_factor) weights = scores;
    else weights_of(w, r, scores, w.top_ld, weights);
    for (int64_t n = 1; n < look.top; ++n)  // different scores may have one weight: then the lowest key comes first
        for (int64_t m = n; m > 0 && keys[m] >= 0 && (weights[m] > weights[m - 1] || (weights[m] == weights[m - 1] && keys[m] < keys[m - 1])); --m) {
            const float x = weights[m];
            const int32_t key = keys[m];
            weights[m] = weights[m - 1], keys[m] = keys[m - 1];
            weights[m - 1] = x, keys[m - 1] = key;
        }
    for (int64_t n = 0; n < look.top; ++n) {
        look.top_weights[row + n] = keys[n] < 0 ? 0.0f : weights[n];
        look.top_keys[row + n] = keys[n];
    }
}

inline void end_rows(Looking& w) {
    const Look& look = *w.look;
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

// ---- passes over a block --------------------------------------------------------------------------------------------------

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

// Whether some weight is large enough to change something.
inline bool matters(const Looking& w, const Tile& t) {
    const Look& look = *w.look;
    if (look.part || look.key_factor) return true;
    const F unit = set1(w.s.unit);
    for (int v = 0; v < w.s.lanes / W; ++v) {
        const F best = load(t.best + v * W), x = sub(fms(best, unit, load(w.high + v * W)), load(w.low + v * W));
        if (any(less(set1(SMALLEST), x)) || (look.top && any(less(load(w.threshold + v * W), best)))) return true;
    }
    return false;
}

// scores -> weights; Σ w and Σ w ln w of each row.
template <int V, bool Masked>
void weigh_again(Looking& w, const Tile& t, int lane) {
    F high[V], low[V], sum[V], spread[V];
    const F unit = set1(w.s.unit), least = set1(-1e30f), rate = set1(LOG2E);
    for (int v = 0; v < V; ++v) {
        high[v] = load(w.high + lane + v * W), low[v] = load(w.low + lane + v * W);
        sum[v] = spread[v] = set1(0.0f);
    }
    for (int m = 0; m < t.n; ++m) {
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) {
            const int64_t at = m * LD + lane + v * W;
            const F x = larger(least, sub(fms(load(t.scores + at), unit, high[v]), low[v]));
            F y = exp2(mul(x, rate));
            if (Masked) y = only(mask_of(t.words[m], lane / W + v), y);
            sum[v] = add(sum[v], y);
            spread[v] = fma(y, x, spread[v]);
            store(t.weights + at, y);
        }
    }
    for (int v = 0; v < V; ++v) store(w.sum + lane + v * W, sum[v]), store(w.more + lane + v * W, spread[v]);
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

// Column sums: of four keys at a time the lanes are added up across. Rescaled: from exponentials, which become weights.
template <bool Factors, bool Rescaled>
void receive(Looking& w, const Tile& t, const float* from) {
    const int vectors = w.s.lanes / W;
    alignas(64) float part[KEYS];
    for (int m = 0; m < t.n; m += 4) {
        F sum[4] = {};
        const float* at = from + m * LD;
        float* to = t.weights + m * LD;
        for (int v = 0; v < vectors; ++v) {
            const F x = Rescaled ? load(w.scale + v * W) : Factors ? load(w.factor + v * W) : set1(1.0f);
#pragma GCC unroll 4
            for (int k = 0; k < 4; ++k) {
                F y = load(at + k * LD + v * W);
                if (Rescaled) y = mul(y, x), store(to + k * LD + v * W, y);
                sum[k] = Factors ? fma(y, x, sum[k]) : add(sum[k], y);
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
        store(w.sum + v * W, sum);
    }
    for (int r = 0; r < w.s.count; ++r) w.far[r] += w.sum[r];
}

template <bool Largest>
ALWAYS_INLINE F joined(F a, F b) {
    return Largest ? larger(a, b) : add(a, b);
}

// to[bin][lane]: each lane's sum or largest over the keys [ends[bin − 1], ends[bin]).
template <bool Largest>
void pool_keys(const Looking& w, const float* from, const int32_t* ends, int64_t bins) {
    constexpr int V = 32 / W;
    for (int lane = 0; lane < w.s.lanes; lane += V * W) {
        const float* at = from + lane;
        int32_t m = 0;
        for (int64_t bin = 0; bin < bins; ++bin) {
            F sum[V] = {};
            for (; m < ends[bin]; ++m, at += LD)
#pragma GCC unroll 4
                for (int v = 0; v < V; ++v) sum[v] = joined<Largest>(sum[v], load(at + v * W));
            for (int v = 0; v < V; ++v) store(w.bins + bin * LD + lane + v * W, sum[v]);
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
        next = smallest_of(((c + 1) * p.keys + look.picture_cols - 1) / look.picture_cols, t.k0 + t.n);
        bin[bins] = static_cast<int32_t>(c), ends[bins++] = static_cast<int32_t>(next - t.k0);
    }
    pool_keys<Largest>(w, t.weights, ends, bins);
    transpose_all(w.bins, LD, bins, w.s.lanes, w.turned, KEYS);
    for (int r = 0, next; r < w.s.count; r = next) {
        float* row = w.turned + r * KEYS;
        for (next = r + 1; next < w.s.count && w.slot[next] == w.slot[r]; ++next)
            for (int64_t n = 0; n < bins; n += W)
                store(row + n, joined<Largest>(load(row + n), load(w.turned + next * KEYS + n)));
        double* to = w.picture + w.slot[r] * look.picture_cols;
        for (int64_t n = 0; n < bins; ++n) {
            double& x = to[bin[n]];
            x = Largest ? (row[n] > x ? row[n] : x) : x + row[n];
        }
    }
}

// Keys that come in among the largest of a row. The list is sorted, and an equal one that came before stays before.
inline void enter(Looking& w, int r, float score, int32_t key) {
    float* scores = w.top_scores + r * w.top_ld;
    int32_t* keys = w.top_keys + r * w.top_ld;
    int64_t at = w.look->top - 1;
    if (!(scores[at] < score)) return;
    for (; at > 0 && scores[at - 1] < score; --at) scores[at] = scores[at - 1], keys[at] = keys[at - 1];
    scores[at] = score, keys[at] = key;
}

// The keys that wait, into the list.
inline void enter_waiting(Looking& w, int r) {
    for (int n = 0; n < w.waiting[r]; ++n) enter(w, r, w.wait_scores[r * WAIT + n], w.wait_keys[r * WAIT + n]);
    w.waiting[r] = 0;
    const float last = w.top_scores[r * w.top_ld + w.look->top - 1];
    if (last > w.threshold[r]) w.threshold[r] = last;
}

// Just below: what is equal to x may come in.
inline F below(F x) { return sub(sub(x, mul(absolute(x), set1(2.4e-7f))), set1(1.2e-38f)); }

// The k-th largest of what `best` (k rows of lanes) holds and x. So many scores are at least that large, where each comes once.
inline F raise(float* best, int64_t k, F x) {
    for (int64_t j = 0; j < k; ++j) {
        const F y = load(best + j * LD);
        store(best + j * LD, larger(y, x));
        x = smaller(y, x);
    }
    return load(best + (k - 1) * LD);
}

inline void wait(Looking& w, int r, float score, int64_t key) {
    const int n = w.waiting[r]++;
    w.wait_scores[r * WAIT + n] = score, w.wait_keys[r * WAIT + n] = static_cast<int32_t>(key);
    if (n + 1 == WAIT) enter_waiting(w, r);
}

// Scores above the threshold of their row, eight keys at a time: the largest of the eight raises the threshold first, so that few
// are left to be taken up one by one.
inline void rank(Looking& w, const Tile& t, const float* from, const float* best) {
    const int vectors = w.s.lanes / W;
    for (int v = 0; v < vectors; ++v) {
        F threshold = load(w.threshold + v * W);
        if (!any(less(threshold, load(best + v * W)))) continue;
        for (int m = 0; m < t.n; m += GROUP) {
            const float* at = from + m * LD + v * W;
            const int here = t.n - m < GROUP ? t.n - m : GROUP;
            F most = load(at);
            if (here == GROUP) {
#pragma GCC unroll 8
                for (int k = 1; k < GROUP; ++k) most = larger(most, load(at + k * LD));
            } else {
                for (int k = 1; k < here; ++k) most = larger(most, load(at + k * LD));
            }
            if (!any(less(threshold, most))) continue;
            if (!t.masked) {
                const F least = raise(w.group_best + v * W, w.look->top, most);
                threshold = larger(threshold, below(least));
                store(w.threshold + v * W, threshold);
            }
            for (int k = 0; k < here; ++k) {
                uint64_t hits = word_of(less(threshold, load(at + k * LD)), 0);
                if (t.masked) hits &= t.words[m + k] >> (v * W);
                for (; hits; hits &= hits - 1) {
                    const int lane = __builtin_ctzll(hits);
                    wait(w, v * W + lane, at[k * LD + lane], t.k0 + m + k);
                }
            }
            threshold = load(w.threshold + v * W);
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

// ---- afterwards -----------------------------------------------------------------------------------------------------------

template <int V>
void weigh_tile(Looking& w, const Tile& t) {
    for (int lane = 0; lane < w.s.lanes; lane += V * W) {
        if (t.masked) weigh_again<V, true>(w, t, lane);
        else weigh_again<V, false>(w, t, lane);
    }
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
    int64_t row;
    const char* k = block_of_keys<Op>(s, k0, n, row);
    score_block<Op, V>(s, k, row, n, s.queries, s.p->width, s.scores);
    if (s.decorated) masked = decorate(s, k0, n, masked) || masked;
    if (masked || s.decorated) find_largest(s, n, masked);
    const Tile t{k0, n, masked, s.scores, w.weights, s.words, s.block_largest};
    count_pairs(w, t);
    if (!matters(w, t)) return;
    weigh_tile<V>(w, t);
    if (look.received && look.row_factor) receive<true, false>(w, t, t.weights);
    else if (look.received) receive<false, false>(w, t, t.weights);
    take_weights(w, t);
    if (look.top) rank(w, t, look.key_factor ? t.weights : t.scores, s.block_largest);
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
    Looking& w = lay_out_looking(p, look, item, memory);
    int64_t b, h, chunk;
    item_of(p, look, item, b, h, chunk);
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
    if (p.type == Type::bf16) {
        look_afterwards<Pairs>(p, asked, item, memory);
        return true;
    }
#endif
    look_afterwards<Single>(p, asked, item, memory);
    return true;
}

// ---- watched: in the forward ------------------------------------------------------------------------------------------------

inline KeptTile& kept_tile(const Looking& w, int64_t n) {
    return *reinterpret_cast<KeptTile*>(reinterpret_cast<char*>(w.kept) + n * kept_bytes(*w.look));
}

template <class Op, int V>
void watch_block(Looking& w, int64_t k0, int n, const uint64_t* bits) {
    Strip& s = w.s;
    const Look& look = *w.look;
    KeptTile& t = kept_tile(w, w.kept_count);
    float* at = reinterpret_cast<float*>(reinterpret_cast<char*>(&t) + rounded(sizeof(KeptTile)));
    if (look.top) s.scores = at, at += LD * KEYS;
    if (look.received || look.picture) s.weights = at;
    const Seen seen = run_block<Op, V, true>(s, k0, n, bits);
    if (seen == Seen::none) return;
    t.k0 = k0, t.n = n, t.masked = seen == Seen::some, t.scores = s.scores, t.weights = s.weights;
    __builtin_memcpy(t.largest, s.largest, sizeof(t.largest));
    __builtin_memcpy(t.best, s.block_largest, sizeof(t.best));
    if (t.masked) __builtin_memcpy(t.words, s.words, sizeof(t.words));
    ++w.kept_count;
}

// The k-th largest of the blocks' maxima: k scores are at least that large, so that smaller ones need no look.
inline void start_thresholds(Looking& w) {
    for (int v = 0; v < w.s.lanes / W; ++v) {
        F least = set1(NEG_INF);
        for (int64_t n = 0; n < w.kept_count; ++n)
            least = raise(w.group_best + v * W, w.look->top, load(kept_tile(w, n).best + v * W));
        store(w.threshold + v * W, larger(load(w.threshold + v * W), below(least)));
        for (int64_t j = 0; j < w.look->top; ++j) store(w.group_best + j * LD + v * W, set1(NEG_INF));
    }
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

inline void rescale(const Looking& w, const Tile& t, const float* from) {
    for (int v = 0; v < w.s.lanes / W; ++v) {
        const F x = load(w.scale + v * W);
        for (int m = 0; m < t.n; ++m) store(t.weights + m * LD + v * W, mul(load(from + m * LD + v * W), x));
    }
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
    if (look.top) start_thresholds(w);
    for (int64_t n = 0; n < w.kept_count; ++n) {
        const KeptTile& kept = kept_tile(w, n);
        const Tile t{kept.k0, kept.n, kept.masked, kept.scores, w.weights, kept.words, kept.best};
        count_pairs(w, t);
        if ((look.received || look.picture) && rescaling(w, kept)) {
            if (look.received) receive<false, true>(w, t, kept.weights);
            else rescale(w, t, kept.weights);
            take_weights(w, t);
        }
        if (look.top) rank(w, t, t.scores, t.best);
    }
}

template <class Op>
void watch_strip(Looking& w) {
    Strip& s = w.s;
    float *scores = s.scores, *weights = s.weights;
    if (!w.look->received && !w.look->picture) s.weights = w.weights;
    w.kept_count = 0;
    for (int lane = 0; lane < STRIP; ++lane) s.largest[lane] = NEG_INF, s.total[lane] = s.spread[lane] = 0.0f, s.keep[lane] = 1.0f;
    load_queries<Op>(s);
    for_columns(s.lanes, [&w](auto columns) {
        for_blocks(w.s, [&w](int64_t k0, int n, const uint64_t* bits) {
            watch_block<Op, decltype(columns)::value>(w, k0, n, bits);
        });
    });
    write_rows(s);
    reduce_kept(w);
    end_rows(w);
    s.scores = scores, s.weights = weights;
}

// Blocks that a strip may see.
inline int64_t count_blocks(Strip& s) {
    int64_t count = 0;
    for_blocks(s, [&count](int64_t, int, const uint64_t*) { ++count; });
    return count;
}

template <class Op>
bool watch_all(const Problem& p, const Look& look, int64_t item) {
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
    for (int64_t n = chunk; n < strips(p); n += look.chunks) {
        place<Op>(w.s, b, h, n * STRIP);
        begin_rows(w);
        watch_strip<Op>(w);
    }
    return true;
}

bool watch(const Problem& p, const Look& asked, int64_t item) {
#ifdef QKV_BF16
    if (p.type == Type::bf16) return watch_all<Pairs>(p, asked, item);
#endif
    return watch_all<Single>(p, asked, item);
}
