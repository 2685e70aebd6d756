// Blocks at the edge of a causal mask, of a window or of a document: bounds hide a part of them. Included by kernel_forward.h.
//
// A group of 16 queries takes only the keys that one of them sees: at a diagonal, half of the block and of its products. The
// scores of pairs that are not seen become −∞, whose power of 2 is 0.

constexpr int GROUPS = STRIP / GROUP_LANES;
constexpr int NARROW = GROUP_LANES / W;        // vectors of a group
constexpr int TALL = NARROW == 1 ? 8 : ROWS;   // rows of a tile of the mix: 8 sums at least hide a product's latency

// A block, and its keys that each group sees some of, [first, last), and all of, [all_first, all_last).
struct EdgeBlock {
    int64_t k0;
    int n, first[GROUPS], last[GROUPS], all_first[GROUPS], all_last[GROUPS];
};

inline EdgeBlock edge_block(const Strip& s, int64_t k0, int n) {
    EdgeBlock e;
    e.k0 = k0, e.n = n;
    const auto place = [&](int64_t key) { return static_cast<int>(clamp_key(key - k0, n)); };
    for (int g = 0; g < GROUPS; ++g) {
        const Reach& reach = s.reach[g];
        e.first[g] = place(reach.least_first) / 2 * 2, e.last[g] = place(reach.most_last);  // even: where a pair of keys begins
        e.all_first[g] = place(reach.most_first), e.all_last[g] = place(reach.least_last);
        if (e.first[g] >= e.last[g]) e.first[g] = e.last[g] = 0;
    }
    return e;
}

// Scores of n keys and `groups` groups of queries.
template <class Op, int G = GROUPS>
void score_groups(Strip& s, int groups, int n, const char* k, int64_t row, const float* q, int64_t width, float* out) {
    alignas(64) float nobody[STRIP] = {};
    if constexpr (G * NARROW > COLUMNS) {  // a tile has no room for so many
        for (int g = 0; g < groups; ++g) score_groups<Op, 1>(s, 1, n, k, row, q + g * GROUP_LANES, width, out + g * GROUP_LANES);
    } else if (groups == G) {
        for (int m = 0; m < n; m += ROWS) {
            fetch_ahead(s, ROWS);
            score_rows<Op, G * NARROW>(n - m, k + m * row, row, q, width, out + m * LD, nobody);
        }
    } else if constexpr (G > 1) {
        score_groups<Op, G - 1>(s, groups, n, k, row, q, width, out);
    }
}

// The scores of a block: of runs of keys that the same groups see.
template <class Op>
void score_edge(Strip& s, const EdgeBlock& e, const char* k, int64_t row) {
    const int64_t width = Op::pairs ? (s.p->width + 1) / 2 : s.p->width;
    for (int m = 0, end; m < e.n; m = end) {
        int from = GROUPS, to = 0;
        end = e.n;
        for (int g = 0; g < GROUPS; ++g) {
            if (m < e.first[g]) end = e.first[g] < end ? e.first[g] : end;
            else if (m < e.last[g]) end = e.last[g] < end ? e.last[g] : end, from = g < from ? g : from, to = g + 1;
        }
        const int lane = from * GROUP_LANES;
        if (from < to) score_groups<Op>(s, to - from, end - m, k + m * row, row, s.queries + lane, width, s.scores + m * LD + lane);
    }
}

// A group's largest scores; those of pairs that are not seen become −∞.
inline void hide_scores(Strip& s, const EdgeBlock& e, int g) {
    for (int v = 0; v < NARROW; ++v) {
        const int at = g * GROUP_LANES + v * W;
        F most = set1(NEG_INF);
        for (int m = e.first[g]; m < e.last[g]; ++m) {
            float* score = s.scores + m * LD + at;
            F x = load(score);
            if (m < e.all_first[g] || m >= e.all_last[g]) {
                x = select(within(s.first + at, s.last + at, static_cast<int32_t>(e.k0 + m)), x, set1(NEG_INF));
                store(score, x);
            }
            most = larger(most, x);
        }
        store(s.block_largest + at, most);
    }
}

template <class Op>
void mix_group(Strip& s, const EdgeBlock& e, int g, const char* values, int64_t step, const float* weights) {
    const int64_t lane = g * GROUP_LANES, first = Op::pairs ? e.first[g] / 2 : e.first[g];
    const int64_t n = (Op::pairs ? (e.last[g] + 1) / 2 : e.last[g]) - first, width = s.p->value_width;
    for (int64_t d = 0; d < width; d += TALL)
        mix_rows<Op, NARROW, TALL>(width - d, values + first * step + 4 * d, step, weights + first * LD + lane, n,
                                   s.mixed + d * LD + lane, s.keep + lane, true);
}

// Mixes a block into the strip.
template <class Op>
Seen run_edge(Strip& s, int64_t k0, int n) {
    const EdgeBlock e = edge_block(s, k0, n);
    bool broken[KEYS];
    int64_t row, step;
    const char* k = block_of_keys<Op>(s, k0, n, row);
    score_edge<Op>(s, e, k, row);
    const bool some_broken = find_broken(s, k0, n, broken);
    if (!s.any) clear(s.mixed, LD * s.ldv);  // groups that see nothing of this block may see some of a later one
    s.any = true;
    const char* v = block_of_values<Op>(s, k0, n, some_broken ? broken : nullptr, step);
    for (int g = 0; g < s.lanes / GROUP_LANES; ++g) {
        if (e.first[g] == e.last[g]) continue;
        hide_scores(s, e, g);
        weigh_lanes<Op, NARROW, false, false>(s, e.first[g], e.last[g], g * GROUP_LANES);
        mix_group<Op>(s, e, g, v, step, Op::pairs ? s.pairs : s.weights);
        if (!Op::pairs || !s.split) continue;
        for (int r = 0; r < GROUP_LANES; ++r) s.keep[g * GROUP_LANES + r] = 1.0f;
        mix_group<Op>(s, e, g, v, step, s.rests);
    }
    if (!some_broken) return Seen::some;
    see(s, k0, n, nullptr);
    mix_broken<Op>(s, k0, n, broken);
    return Seen::some;
}
