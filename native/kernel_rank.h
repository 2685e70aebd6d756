// Looking: the k largest of each row. Included by kernel_look.h.
//
// Scores are ranked, and become weights at the end; weights are where different scores may have one weight (`by_weight`).

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

// What waits and is above the threshold still.
inline void thin(Looking& w, int r) {
    float* scores = w.wait_scores + r * WAIT;
    int32_t* keys = w.wait_keys + r * WAIT;
    const float threshold = w.threshold[r];
    int left = 0;
    for (int n = 0; n < w.waiting[r]; ++n) {
        const float score = scores[n];
        scores[left] = score, keys[left] = keys[n];
        left += score > threshold;
    }
    w.waiting[r] = left;
}

// Room for a group's keys among those that wait.
inline void make_room(Looking& w, int r) {
    if (w.waiting[r] <= WAIT - GROUP) return;
    thin(w, r);
    if (w.waiting[r] > WAIT / 2) enter_waiting(w, r);
}

// Each lane's largest of a group of keys.
ALWAYS_INLINE F best_of_group(const Tile& t, const float* from, int m, int v) {
    const float* at = from + m * LD + v * W;
    const int here = t.n - m < GROUP ? t.n - m : GROUP;
    F most = set1(NEG_INF);
    if (t.masked) {
        for (int k = 0; k < here; ++k) most = larger_where(mask_of(t.words[m + k], v), most, load(at + k * LD));
    } else if (here == GROUP) {
#pragma GCC unroll 8
        for (int k = 0; k < GROUP; ++k) most = larger(load(at + k * LD), most);
    } else {
        for (int k = 0; k < here; ++k) most = larger(load(at + k * LD), most);
    }
    return most;
}

// Of every eight keys each lane's largest, and of those the k largest so far: as many scores are at least as large as the last.
inline void find_groups(Looking& w, const Tile& t, const float* from, float* groups) {
    constexpr int FEW = 8;  // so many largest ones stay in registers
    const int64_t k = w.look->top;
    for (int v = 0; v < w.s.lanes / W; ++v) {
        float* best = w.group_best + v * W;
        if (k <= FEW) {
            F some[FEW];
#pragma GCC unroll 8
            for (int j = 0; j < FEW; ++j) some[j] = load(best + j * LD);
            for (int m = 0; m < t.n; m += GROUP) {
                F x = best_of_group(t, from, m, v);
                store(groups + m / GROUP * LD + v * W, x);
#pragma GCC unroll 8
                for (int j = 0; j < FEW; ++j) {
                    const F y = some[j];
                    some[j] = larger(y, x), x = smaller(y, x);
                }
            }
#pragma GCC unroll 8
            for (int j = 0; j < FEW; ++j) store(best + j * LD, some[j]);
        } else {
            F least = load(best + (k - 1) * LD);
            for (int m = 0; m < t.n; m += GROUP) {
                const F most = best_of_group(t, from, m, v);
                store(groups + m / GROUP * LD + v * W, most);
                if (any(less(least, most))) least = raise(best, k, most);
            }
        }
        float* threshold = w.threshold + v * W;
        store(threshold, larger(load(threshold), below(load(best + (k - 1) * LD))));
    }
}

// Which of a group's keys row r sees.
inline uint32_t seen_of_group(const Held& block, int m, int r) {
    const uint32_t inside = block.n - m < GROUP ? (1u << (block.n - m)) - 1 : (1u << GROUP) - 1;
    if (!block.masked) return inside;
    uint32_t seen = 0;
    for (int k = 0; k < GROUP; ++k) seen |= static_cast<uint32_t>(block.words[m + k] >> r & 1) << k;
    return seen & inside;
}

// Of the blocks that are held, the scores that may be among the k largest of their row: those above its threshold, which lie in
// few groups. Keys come in order.
inline void rank_held(Looking& w) {
    for (int n = 0; n < w.held_count; ++n) {
        const Held& block = w.held[n];
        const float *from = w.ring + n * LD * KEYS, *groups = w.groups + n * LD * KEYS / GROUP;
        for (int m = 0; m < block.n; m += GROUP, groups += LD) {
            uint64_t hits = 0;
            for (int v = 0; v < w.s.lanes / W; ++v)
                hits |= word_of(less(load(w.threshold + v * W), load(groups + v * W)), v);
            for (; hits; hits &= hits - 1) {
                const int r = __builtin_ctzll(hits);
                make_room(w, r);
                const int64_t to = r * WAIT + w.waiting[r];
                w.waiting[r] += take_above(from + m * LD + r, w.threshold[r], seen_of_group(block, m, r),
                                           static_cast<int32_t>(block.k0 + m), w.wait_scores + to, w.wait_keys + to);
            }
        }
    }
    w.held_count = 0;
}

// A block whose scores, or weights, lie in the next place of the ring. It is held until several are, and then gone through by the
// thresholds that all of them have given.
inline void rank(Looking& w, const Tile& t) {
    find_groups(w, t, next_of_ring(w), w.groups + w.held_count * LD * KEYS / GROUP);
    bool some = false;
    for (int v = 0; v < w.s.lanes / W; ++v) some = some || any(less(load(w.threshold + v * W), load(t.best + v * W)));
    if (!some) return;
    Held& block = w.held[w.held_count++];
    block.k0 = t.k0, block.n = t.n, block.masked = t.masked;
    if (t.masked) __builtin_memcpy(block.words, t.words, sizeof(block.words));
    if (w.held_count == RING) rank_held(w);
}

// The weights of a softmax, of n scores in row r.
inline void weights_of(const Looking& w, int r, const float* scores, int64_t n, float* out) {
    const Strip& s = w.s;
    const F high = set1(w.high[r]), low = set1(w.low[r]), unit = set1(s.unit);
    for (int64_t k = 0; k < n; k += W) {
        const F x = load(scores + k);
        store(out + k, exp2(mul(sub(fms(x, unit, high), low), set1(LOG2E))));
    }
}

// The k largest among what waits, where that is all there is: keys wait in order, and of equal weights the lower key comes first.
inline void write_waiting(Looking& w, int r, float* weights, int64_t* keys) {
    const int n = w.waiting[r];
    float* scores = w.wait_scores + r * WAIT;
    for (int m = n; m < WAIT; ++m) scores[m] = NEG_INF;
    const float* found = scores;
    if (!w.by_weight) weights_of(w, r, scores, n, w.turned), found = w.turned;
    alignas(64) float before[WAIT];  // how many come before each
    for (int v = 0; v * W < n; ++v) {
        const F mine = load(found + v * W), one = set1(1.0f);
        F count = set1(0.0f);
        for (int m = 0; m < n; ++m) {
            const F x = set1(found[m]), equal = sub(one, only(unequal(mine, x), one));
            count = add(count, only(less(mine, x), one));
            count = add(count, only(mask_of(~uint64_t{1} << m, v), equal));
        }
        store(before + v * W, count);
    }
    for (int m = 0; m < n; ++m) {
        const auto place = static_cast<int64_t>(before[m]);
        if (place < w.look->top) weights[place] = found[m], keys[place] = w.wait_keys[r * WAIT + m];
    }
    for (int64_t m = n; m < w.look->top; ++m) weights[m] = 0.0f, keys[m] = -1;
}

inline void write_top(Looking& w, int r) {
    const Look& look = *w.look;
    const int64_t row = row_number(w.s, r) * look.top;
    float *scores = w.top_scores + r * w.top_ld, *weights = w.turned;
    int32_t* keys = w.top_keys + r * w.top_ld;
    thin(w, r);
    if (keys[0] < 0) return write_waiting(w, r, look.top_weights + row, look.top_keys + row);
    enter_waiting(w, r);
    if (w.by_weight) weights = scores;
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
