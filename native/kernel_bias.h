// What is added to the scores of a block: softcap first, then tensors, slopes and numbers by distance. Included inside an anonymous
// namespace by kernel_scores.h.

// Some rows of an added tensor as floats, from key k0 on: row r at to + r · KEYS.
inline void load_added(const Added& added, const char* from, int rows, int n, float* to) {
    const int64_t size = added.type == Type::f32 ? 4 : 2;
    for (int r = 0; r < rows; ++r, from += added.values.row, to += KEYS) {
        if (added.key == size || n == 1) {
            widen_row(added.type, from, n, 1.0f, to);
            continue;
        }
        for (int m = 0; m < (added.key ? n : 1); ++m) {
            alignas(64) float one[16];
            widen_row(added.type, from + m * added.key, 1, 1.0f, one);
            to[m] = one[0];
        }
        for (int m = 1; !added.key && m < n; ++m) to[m] = to[0];
    }
}

// The block's part of an added tensor, keys × queries.
inline const float* turn_added(Strip& s, const Added& added, const char* from, int n) {
    const bool direct = added.type == Type::f32 && added.key == 4 && s.count == s.lanes && n % W == 0;
    if (direct) {
        transpose_all(reinterpret_cast<const float*>(from), added.values.row / 4, s.lanes, n, s.bias, LD);
        return s.bias;
    }
    load_added(added, from, s.count, n, s.stage);
    for (int r = s.count; r < s.lanes; ++r)
        for (int m = 0; m < n; ++m) s.stage[r * KEYS + m] = 0.0f;
    transpose_all(s.stage, KEYS, s.lanes, n, s.bias, LD);
    return s.bias;
}

// score + y, where a finite sum never becomes −∞; a y of −∞ takes the pair out of `word`.
ALWAYS_INLINE void add_to(float* score, F y, int v, uint64_t& word) {
    word &= ~word_of(mask_of(~uint64_t{0}, 0), v) | word_of(unequal(y, set1(NEG_INF)), v);
    store(score + v * W, larger(set1(-3.402823466e38f), add(load(score + v * W), y)));
}

inline void add_tensor(Strip& s, const Added& added, int64_t k0, int n) {
    const char* from = row_of(added.values, s.b, s.h, s.i0) + k0 * added.key;
    if (added.values.row) {
        const float* turned = turn_added(s, added, from, n);
        for (int m = 0; m < n; ++m)
            for (int v = 0; v < s.lanes / W; ++v) add_to(s.scores + m * LD, load(turned + m * LD + v * W), v, s.words[m]);
        return;
    }
    load_added(added, from, 1, n, s.stage);
    for (int m = 0; m < n; ++m)
        for (int v = 0; v < s.lanes / W; ++v) add_to(s.scores + m * LD, set1(s.stage[m]), v, s.words[m]);
}

inline void add_slopes(Strip& s, int64_t k0, int n) {
    const Bias& bias = s.p->bias;
    const F slope = set1(bias.slopes[s.h]);
    const int64_t position = s.i0 + offset_of(bias, s.b);
    alignas(64) float lane_number[STRIP];
    for (int r = 0; r < STRIP; ++r) lane_number[r] = static_cast<float>(r);
    for (int m = 0; m < n; ++m)
        for (int v = 0; v < s.lanes / W; ++v) {
            float* at = s.scores + m * LD + v * W;
            const F distance = add(load(lane_number + v * W), set1(static_cast<float>(position - k0 - m)));
            store(at, sub(load(at), mul(slope, absolute(distance))));
        }
}

// Queries in the lanes stand one after the other, and so do their numbers: the table is read where it lies.
inline void add_by_distance(Strip& s, int64_t k0, int n) {
    const Bias& bias = s.p->bias;
    const float* table = bias.by_distance + s.b * bias.by_distance_batch + s.h * bias.by_distance_head + s.i0 + s.p->keys - 1 - k0;
    for (int m = 0; m < n; ++m)
        for (int v = 0; v < s.lanes / W; ++v) add_to(s.scores + m * LD, load(table + v * W - m), v, s.words[m]);
}

// Scores in their own unit: scaled, softcapped, with biases. A bias of −∞ takes its pair out of `words`; true when one did.
inline bool decorate(Strip& s, int64_t k0, int n, bool masked) {
    const Problem& p = *s.p;
    const F factor = set1(s.factor), cap = set1(p.softcap), inverse = set1(p.softcap > 0 ? 1.0f / p.softcap : 0.0f);
    for (int m = 0; m < n; ++m) {
        if (!masked) s.words[m] = ~uint64_t{0};
        for (int v = 0; v < s.lanes / W; ++v) {
            float* at = s.scores + m * LD + v * W;
            F x = mul(load(at), factor);
            if (p.softcap > 0) x = mul(cap, tanh(mul(x, inverse)));
            if (s.capped) store(s.capped + m * LD + v * W, x);
            store(at, x);
        }
    }
    for (int a = 0; a < p.bias.count; ++a) add_tensor(s, p.bias.added[a], k0, n);
    if (p.bias.slopes) add_slopes(s, k0, n);
    if (p.bias.by_distance) add_by_distance(s, k0, n);
    uint64_t hidden = 0;
    for (int m = 0; m < n; ++m) hidden |= ~s.words[m] & s.live;
    return hidden != 0;
}
