// What a strip hands to products of tiles, and takes from them. Included inside an anonymous namespace by kernel_mix.h.
//
// Scores: keys as they lie in memory, times queries in the lanes. The mix: values × keys, times pairs of weights in the lanes; here
// the left operand has to be turned, and is kept.

// mixed · keep + values · weights.
inline void mix_tiles(Strip& s, const char* v, int64_t step, int n, const float* weights, const float* keep, bool any) {
    const TileOperand values{v, 4 * TILE, step};
    if (!any) return multiply_tiles<false>(values, in_lanes(weights), tiles_summed(n), s.ldv, s.lanes, s.mixed, LD);
    for (int lane = 0; lane < s.lanes; lane += W) {
        const F kept = load(keep + lane);
        if (!word_of(unequal(kept, set1(1.0f)), 0)) continue;
        for (int64_t d = 0; d < s.ldv; ++d) store(s.mixed + d * LD + lane, mul(load(s.mixed + d * LD + lane), kept));
    }
    multiply_tiles<true>(values, in_lanes(weights), tiles_summed(n), s.ldv, s.lanes, s.mixed, LD);
}

// n rows of keys or values from k0 on, turned; those in `broken` (a bit each, or null) and past n count as zeros.
inline void turn(Strip& s, const View& x, int64_t width, int64_t k0, int n, const bool* broken, char* to) {
    const int64_t ld = padded(width);
    const auto row = [&](int m) { return m >= n || (broken && broken[m]) ? nullptr : row_of(x, s.b, s.kv, k0 + m); };
    for (int first = 0; first < n; first += TILE_SUMMED, to += 2 * TILE_SUMMED * ld) {
        for (int m = 0; m < TILE_SUMMED; m += 2) interleave(row(first + m), row(first + m + 1), width, s.stage + m / 2 * ld);
        transpose_all(s.stage, ld, TILE_SUMMED / 2, ld, reinterpret_cast<float*>(to), TILE_SUMMED / 2);
    }
}
