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

// The weights of a softmax, of n scores in row r.
inline void weights_of(const Looking& w, int r, const float* scores, int64_t n, float* out) {
    const Strip& s = w.s;
    const F high = set1(w.high[r]), low = set1(w.low[r]), unit = set1(s.unit);
    for (int64_t k = 0; k < n; k += W) {
        const F x = load(scores + k);
        store(out + k, exp2(mul(sub(fms(x, unit, high), low), set1(LOG2E))));
    }
}

inline void write_top(Looking& w, int r) {
    const Look& look = *w.look;
    enter_waiting(w, r);
    const int64_t row = row_number(w.s, r) * look.top;
    float *scores = w.top_scores + r * w.top_ld, *weights = w.turned;
    int32_t* keys = w.top_keys + r * w.top_ld;
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
