// The backward's operands in pairs of bfloat16 where the processor multiplies those; for floats there is nothing to do. Weights and
// gradients of scores are rounded to bfloat16 before they are multiplied, and sums stay floats. Included inside an anonymous namespace
// by kernel_backward.h, after its working memory.

// The weights and gradients of scores of a block with pairs of queries side by side, and the latter also with pairs of keys.
template <class Op>
inline void pair_block(Backward&, int) {}

// Values whose rows are read by words.
template <class Op>
const char* values_in_rows(Strip& s, int64_t k0, int n, int64_t& step) {
    return block_of_values<Op>(s, k0, n, nullptr, step);
}

// Keys as dQ wants them, those that are not finite as zeros.
template <class Op>
const char* keys_to_mix(Backward& w, const char* k, int64_t k0, int n, const bool* broken, int64_t& row) {
    if (!broken) return k;
    row = w.s.ldq * 4;
    return finite_keys(w.s, k0, n, broken);
}

#ifdef QKV_BF16

// `width` numbers of each row to lanes, in pairs along the row; `sign` is turned in both.
inline void pairs_to_lanes(Strip& s, const View& x, int64_t width, uint32_t sign, float* to) {
    const int64_t words = padded((width + 1) / 2);
    const char* from = row_of(x, s.b, s.h, s.i0);
    if (width == 2 * words && s.count == STRIP && x.row % 4 == 0 && !sign)
        return transpose_all(reinterpret_cast<const float*>(from), x.row / 4, STRIP, words, to, LD);
    for (int r = 0; r < s.lanes; ++r) {
        float* row = s.stage + r * words;
        clear(row, words);
        if (r < s.count) __builtin_memcpy(row, from + r * x.row, width * 2);
        uint32_t* bits = reinterpret_cast<uint32_t*>(row);
        for (int64_t d = 0; sign && d < words; ++d) bits[d] ^= sign;
    }
    transpose_all(s.stage, words, s.lanes, words, to, LD);
}

// Both in the lanes in pairs along the row, and by rows with pairs of queries side by side.
template <>
inline void lay_rows<Bf16>(Backward& w) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    pairs_to_lanes(s, p.q, p.width, p.scale < 0 ? 0x80008000u : 0u, s.queries);
    pairs_to_lanes(s, w.g->dout, p.value_width, 0u, w.down);
    for (int r = 0; r < (s.lanes + 31) / 32 * 32; r += 2) {  // whole tiles
        const char *q[2] = {}, *down[2] = {};
        for (int n = 0; n < 2 && r + n < s.count; ++n) {
            if (!w.broken_query[r + n]) q[n] = row_of(p.q, s.b, s.h, s.i0 + r + n);
            down[n] = row_of(w.g->dout, s.b, s.h, s.i0 + r + n);
        }
        interleave(q[0], q[1], p.width, w.rows + r / 2 * s.ldq);
        interleave(down[0], down[1], p.value_width, w.down_rows + r / 2 * s.ldv);
    }
}

// 64 floats of a row, rounded; lanes without a query as zeros, for products sum over whole pairs or tiles of lanes.
inline void round_row(const Strip& s, const float* from, uint16_t* to) {
    for (int lane = 0; lane < s.lanes; lane += 2 * W) {
        const F lower = only(mask_of(s.live, lane / W), load(from + lane));
        const F upper = only(mask_of(s.live, lane / W + 1), load(from + lane + W));
        _mm512_storeu_si512(to + lane, (__m512i)_mm512_cvtne2ps_pbh(upper, lower));
    }
}

template <>
inline void pair_block<Bf16>(Backward& w, int n) {
    Strip& s = w.s;
    for (int m = 0; m < n; ++m) {
        round_row(s, s.scores + m * LD, w.half_weights + m * LD);
        round_row(s, w.slopes + m * LD, w.half_slopes + m * LD);
    }
    for (int m = 0; m < n; m += 2)
        for (int lane = 0; lane < s.lanes; lane += W) {
            const F odd = m + 1 < n ? load(w.slopes + (m + 1) * LD + lane) : set1(0.0f);
            store(s.pairs + m / 2 * LD + lane, Pairs::join(load(w.slopes + m * LD + lane), odd));
        }
    if (!Bf16::tiles) return;
    for (int m = n; m < padded(n); ++m) {  // whole tiles
        __builtin_memset(w.half_weights + m * LD, 0, 2 * LD);
        __builtin_memset(w.half_slopes + m * LD, 0, 2 * LD);
    }
    for (int m = (n + 1) / 2; m % 16; ++m) clear(s.pairs + m * LD, LD);
}

template <>
const char* values_in_rows<Bf16>(Strip& s, int64_t k0, int n, int64_t& step) {
    const Problem& p = *s.p;
    const char* v = row_of(p.v, s.b, s.kv, k0);
#ifdef QKV_TILES
    return whole_tiles(v, p.v.row, n, p.value_width, s.values, step);
#else
    step = p.v.row;
    if (p.value_width % 2 == 0) return v;
    step = s.ldv * 4;
    for (int m = 0; m < n; ++m) {
        float* to = s.values + m * s.ldv;
        to[p.value_width / 2] = 0.0f;
        __builtin_memcpy(to, v + m * p.v.row, p.value_width * 2);
    }
    return reinterpret_cast<const char*>(s.values);
#endif
}

#ifdef QKV_TILES

template <>
const char* keys_to_mix<Tiles>(Backward& w, const char*, int64_t k0, int n, const bool* broken, int64_t& row) {
    Strip& s = w.s;
    const int64_t at = k0 - w.begin;
    row = 4 * TILE * s.ldq;
    if (broken || at % TILE_SUMMED || (n % TILE_SUMMED && k0 + n < w.end)) {
        turn(s, s.p->k, s.p->width, k0, n, broken, reinterpret_cast<char*>(s.keys));
        return reinterpret_cast<const char*>(s.keys);
    }
    char* turned = w.turned + at / TILE_SUMMED * row;
    for (int m = 0; m < n; m += TILE_SUMMED) {
        bool& there = w.present[(at + m) / TILE_SUMMED];
        const int keys = static_cast<int>(smallest_of(n - m, TILE_SUMMED));
        if (!there) turn(s, s.p->k, s.p->width, k0 + m, keys, nullptr, turned + m / TILE_SUMMED * row);
        there = true;
    }
    return turned;
}

#else

// Pairs of the chunk's keys are laid side by side once for all strips, but where a block begins or ends within a pair.
template <>
const char* keys_to_mix<Pairs>(Backward& w, const char*, int64_t k0, int n, const bool* broken, int64_t& row) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    const int64_t at = k0 - w.begin;
    row = s.ldq * 4;
    if (broken || at % 2 || (n % 2 && k0 + n < w.end)) {
        const auto key = [&](int m) {
            return m >= n || (broken && broken[m]) ? nullptr : row_of(p.k, s.b, s.kv, k0 + m);
        };
        for (int m = 0; m < n; m += 2) interleave(key(m), key(m + 1), p.width, s.keys + m / 2 * s.ldq);
        return reinterpret_cast<const char*>(s.keys);
    }
    float* paired = reinterpret_cast<float*>(w.turned) + at / 2 * s.ldq;
    for (int m = 0; m < n; m += 2) {
        bool& there = w.present[(at + m) / 2];
        if (!there) {
            const char* k = row_of(p.k, s.b, s.kv, k0 + m);
            interleave(k, m + 1 < n ? k + p.k.row : nullptr, p.width, paired + m / 2 * s.ldq);
        }
        there = true;
    }
    return reinterpret_cast<const char*>(paired);
}

#endif

#endif
