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

inline void wait(Looking& w, int r, float score, int64_t key) {
    const int n = w.waiting[r]++;
    w.wait_scores[r * WAIT + n] = score, w.wait_keys[r * WAIT + n] = static_cast<int32_t>(key);
    if (n + 1 < WAIT) return;
    thin(w, r);
    if (w.waiting[r] > WAIT / 2) enter_waiting(w, r);
}

// Of every eight keys each lane's largest, and of those the k largest so far: as many scores are at least as large as the last.
inline void find_groups(Looking& w, const Tile& t, const float* from) {
    const int64_t last = (w.look->top - 1) * LD;
    for (int v = 0; v < w.s.lanes / W; ++v) {
        float* best = w.group_best + v * W;
        F least = load(best + last);
        for (int m = 0; m < t.n; m += GROUP) {
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
            store(w.groups + m / GROUP * LD + v * W, most);
            if (any(less(least, most))) least = raise(best, w.look->top, most);
        }
    }
}

// Scores that may be among the k largest of their row: those above its threshold; keys come in order.
inline void rank(Looking& w, const Tile& t, const float* from, const float* best) {
    constexpr int TOGETHER = 64 / W;  // keys whose lanes are one word
    find_groups(w, t, from);
    for (int v = 0; v < w.s.lanes / W; ++v) {
        F threshold = larger(load(w.threshold + v * W), below(load(w.group_best + (w.look->top - 1) * LD + v * W)));
        store(w.threshold + v * W, threshold);
        if (!any(less(threshold, load(best + v * W)))) continue;
        for (int group = 0; group < t.n; group += GROUP) {
            if (!any(less(threshold, load(w.groups + group / GROUP * LD + v * W)))) continue;
            const int end = t.n - group < GROUP ? t.n : group + GROUP;
            for (int m = group; m < end; m += TOGETHER) {
                uint64_t hits = 0;
                for (int k = 0; k < TOGETHER && m + k < end; ++k) {
                    uint64_t word = word_of(less(threshold, load(from + (m + k) * LD + v * W)), 0);
                    if (t.masked) word &= t.words[m + k] >> (v * W);
                    hits |= word << (k * W);
                }
                for (; hits; hits &= hits - 1) {
                    const int bit = __builtin_ctzll(hits), lane = bit % W, key = m + bit / W;
                    wait(w, v * W + lane, from[key * LD + v * W + lane], t.k0 + key);
                }
            }
            threshold = load(w.threshold + v * W);
        }
    }
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
    for (int m = 0; m < n; ++m) {
        uint64_t more = 0, other = 0;
        for (int v = 0; v * W < n; ++v) {
            const F x = load(found + v * W), mine = set1(found[m]);
            more |= word_of(less(mine, x), v), other |= word_of(unequal(mine, x), v);
        }
        const int place = __builtin_popcountll(more) + __builtin_popcountll(~other & ((uint64_t{1} << m) - 1));
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
