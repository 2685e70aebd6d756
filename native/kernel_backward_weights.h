// Weights and the gradients of scores, in the backward. Included inside an anonymous namespace by kernel_backward.h, after its products.

// ---- a block's, from scores and gradients of weights that lie there --------------------------------------------------------

// scores -> weights, and slopes (gradients of the weights) -> gradients of the scores.
// Alone: those of a sigmoid.
template <bool Masked, bool Alone>
void pull_back_lanes(Backward& w, int n, int v) {
    Strip& s = w.s;
    const F high = load(w.high + v * W), low = load(w.low + v * W), terms = load(w.terms + v * W), log2e = set1(LOG2E);
    const F factor = set1(s.decorated ? 1.0f : s.factor);
    const F inverse = set1(s.capped ? 1.0f / s.p->softcap : 0.0f), shift = set1(s.p->parameter);
    for (int m = 0; m < n; ++m) {
        float *at = s.scores + m * LD + v * W, *slope = w.slopes + m * LD + v * W;
        const F x = load(at);
        F weight = Alone ? sigmoid(add(x, shift)) : exp2(mul(sub(fms(x, factor, high), low), log2e));
        F ds = Alone ? mul(mul(weight, sub(set1(1.0f), weight)), load(slope)) : mul(weight, sub(load(slope), terms));
        if (Masked) {
            const M seen = mask_of(s.words[m], v);
            weight = only(seen, weight), ds = only(seen, ds);
        }
        if (s.capped) {
            float* capped = s.capped + m * LD + v * W;
            const F t = mul(load(capped), inverse);
            store(capped, ds);
            ds = mul(ds, sub(set1(1.0f), mul(t, t)));
            if (Masked) ds = only(mask_of(s.words[m], v), ds);
        }
        store(at, weight);
        store(slope, ds);
    }
}

inline void pull_back(Backward& w, int n, bool masked) {
    for (int v = 0; v < w.s.lanes / W; ++v) {
        if (w.s.p->normalizer == Normalizer::sigmoid) {
            if (masked) pull_back_lanes<true, true>(w, n, v);
            else pull_back_lanes<false, true>(w, n, v);
        } else {
            if (masked) pull_back_lanes<true, false>(w, n, v);
            else pull_back_lanes<false, false>(w, n, v);
        }
    }
}

// ---- the usual softmax: 6 keys at a time, from products that have not left the first cache ---------------------------------

// Where a row's three numbers are the same for all keys: weights, and gradients of scores, of one vector.
struct Usual {
    F factor, high, low, terms;

    Usual(const Backward& w, int lane)
        : factor(set1(w.s.factor)), high(load(w.high + lane)), low(load(w.low + lane)), terms(load(w.terms + lane)) {}

    template <bool Masked>
    ALWAYS_INLINE F weigh(F score, F slope, uint64_t word, int v, F& ds) const {
        F weight = exp2(mul(sub(fms(score, factor, high), low), set1(LOG2E)));
        ds = mul(weight, sub(slope, terms));
        if (!Masked) return weight;
        const M seen = mask_of(word, v);
        ds = only(seen, ds);
        return only(seen, weight);
    }
};

// The block's rows from key m on, of lanes that somebody is in.
template <class Op, bool Masked>
void weigh_rows(Backward& w, const float* scores, const float* slopes, int m, int rows, int first, int last) {
    Strip& s = w.s;
    for (int lane = first; lane < last; lane += W) {
        const Usual usual(w, lane);
        for (int r = 0; r < rows; ++r) {
            F ds;
            const uint64_t word = Masked ? s.words[m + r] & s.live : 0;
            const F x = usual.weigh<Masked>(load(scores + r * LD + lane), load(slopes + r * LD + lane), word, lane / W, ds);
            store(s.scores + (m + r) * LD + lane, x);
            store(w.slopes + (m + r) * LD + lane, ds);
        }
    }
    for (int r = m; Masked && r < m + rows; ++r) {  // dQ is summed over them
        for (int lane = 0; lane < first; lane += W) store(w.slopes + r * LD + lane, set1(0.0f));
        for (int lane = last; lane < s.lanes; lane += W) store(w.slopes + r * LD + lane, set1(0.0f));
    }
}

#ifdef QKV_BF16

// The same in bfloat16, V vectors at a time: weights and gradients of scores with pairs of queries, the latter also with pairs of keys.
template <bool Masked, int V>
ALWAYS_INLINE void weigh_pairs(Backward& w, const float* scores, const float* slopes, int m, int rows, int lane) {
    static_assert(V == 1 || V == 2);
    Strip& s = w.s;
    const __m512i lower = interleaved(0), upper = interleaved(16);
    const Usual one(w, lane), other(w, lane + (V - 1) * W);
    const auto row = [&](int r) {
        const float *score = scores + r * LD + lane, *slope = slopes + r * LD + lane;
        const uint64_t word = Masked ? s.words[m + r] & s.live : 0;
        const int64_t to = (m + r) * LD + lane;
        F ds, more;
        const F weight = one.weigh<Masked>(load(score), load(slope), word, lane / W, ds);
        if constexpr (V == 1) {
            const __m256i half = (__m256i)_mm512_cvtneps_pbh(ds);
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(w.half_weights + to), (__m256i)_mm512_cvtneps_pbh(weight));
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(w.half_slopes + to), half);
            return _mm512_castsi256_si512(half);
        }
        const F second = other.weigh<Masked>(load(score + W), load(slope + W), word, lane / W + 1, more);
        const __m512i both = (__m512i)_mm512_cvtne2ps_pbh(more, ds);
        _mm512_storeu_si512(w.half_weights + to, (__m512i)_mm512_cvtne2ps_pbh(second, weight));
        _mm512_storeu_si512(w.half_slopes + to, both);
        return both;
    };
    for (int r = 0; r < rows; r += 2) {
        const __m512i even = row(r), odd = r + 1 < rows ? row(r + 1) : _mm512_setzero_si512();
        float* to = s.pairs + (m + r) / 2 * LD + lane;
        _mm512_storeu_si512(to, _mm512_permutex2var_epi16(even, lower, odd));
        if (V == 2) _mm512_storeu_si512(to + W, _mm512_permutex2var_epi16(even, upper, odd));
    }
}

template <bool Masked>
void weigh_pairs(Backward& w, const float* scores, const float* slopes, int m, int rows, int first, int last) {
    const Strip& s = w.s;
    int lane = first;
    for (; lane + 2 * W <= last; lane += 2 * W) weigh_pairs<Masked, 2>(w, scores, slopes, m, rows, lane);
    if (lane < last) weigh_pairs<Masked, 1>(w, scores, slopes, m, rows, lane);
    for (int r = m; Masked && r < m + rows; r += 2) {  // dQ is summed over them
        float* to = s.pairs + r / 2 * LD;
        for (lane = 0; lane < first; lane += W) store(to + lane, set1(0.0f));
        for (lane = last; lane < s.lanes; lane += W) store(to + lane, set1(0.0f));
    }
}

template <>
inline void weigh_rows<Pairs, false>(Backward& w, const float* scores, const float* slopes, int m, int rows, int first, int last) {
    weigh_pairs<false>(w, scores, slopes, m, rows, first, last);
}
template <>
inline void weigh_rows<Pairs, true>(Backward& w, const float* scores, const float* slopes, int m, int rows, int first, int last) {
    weigh_pairs<true>(w, scores, slopes, m, rows, first, last);
}

#endif

// Scores, gradients of weights, and what both become.
template <class Op>
void weigh_usual(Backward& w, const char* k, int64_t row, const char* v, int64_t step, int n, bool masked) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    alignas(64) float scores[ROWS * LD], slopes[ROWS * LD];
    const int64_t width = Op::pairs ? (p.width + 1) / 2 : p.width, value_width = Op::pairs ? (p.value_width + 1) / 2 : p.value_width;
    const bool some = masked || s.live != ~uint64_t{0};
    for (int m = 0; some && !masked && m < n; ++m) s.words[m] = ~uint64_t{0};
    for (int m = 0, group = 0; m < n; m += ROWS, ++group) {
        const int first = w.first_lane[group], last = w.last_lane[group], rows = static_cast<int>(smallest_of(ROWS, n - m));
        product<Op, false>(rows, k + m * row, row, 4, s.queries + first, LD, width, scores + first, LD, last - first);
        product<Op, false>(rows, v + m * step, step, 4, w.down + first, LD, value_width, slopes + first, LD, last - first);
        if (some) weigh_rows<Op, true>(w, scores, slopes, m, rows, first, last);
        else weigh_rows<Op, false>(w, scores, slopes, m, rows, first, last);
    }
}
