// What this processor can do at most, by the same instructions that the kernels are made of: the yardstick of the benchmarks.
// Included inside an anonymous namespace, after kernel_common.h. Each function tells how much it did in `rounds` rounds.

// What a compiler must take for unknown, or for read: without it, products of zeros would be done before the program runs, and
// sums that nobody asks for never.
inline void unknown(void* p) { asm volatile("" : : "r"(p) : "memory"); }

// Products and sums of independent chains: floating point operations.
template <class Op>
double multiply_rounds(int64_t rounds, float* sink) {
    F c[ROWS][COLUMNS] = {};
    alignas(64) float a[ROWS * 64] = {}, b[64] = {};
    unknown(a), unknown(b);
    multiply<Op, ROWS, COLUMNS>(c, reinterpret_cast<const char*>(a), 256, 0, b, 0, 64 * rounds);
    for (int r = 0; r < ROWS; ++r)
        for (int v = 0; v < COLUMNS; ++v) store(sink, add(load(sink), c[r][v]));
    unknown(sink);
    return static_cast<double>(rounds) * 64 * ROWS * COLUMNS * W * (Op::pairs ? 4 : 2);
}

#ifdef QKV_TILES
// The same of four tiles of sums, in registers.
inline double multiply_rounds_of_tiles(int64_t rounds, float* sink) {
    const TileSession session;
    for (int64_t n = 0; n < 4 * rounds; ++n) {
        _tile_dpbf16ps(0, 4, 6);
        _tile_dpbf16ps(1, 4, 7);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    alignas(64) float sums[16 * TILE];
    _tile_stored(0, sums, 64);
    store(sink, load(sums));
    unknown(sink);
    return static_cast<double>(rounds) * 16 * (2 * TILE * TILE * TILE_SUMMED);
}
#endif

// 2^x of numbers in the first cache: elements.
double exp2_rounds(int64_t rounds, float* sink) {
    alignas(64) float x[1024];
    for (int n = 0; n < 1024; ++n) x[n] = -0.01f * static_cast<float>(n);
    F sum[4] = {};
    unknown(x);
    for (int64_t n = 0; n < rounds; ++n)
        for (int at = 0; at < 1024; at += 4 * W)
#pragma GCC unroll 4
            for (int v = 0; v < 4; ++v) sum[v] = add(sum[v], exp2(load(x + at + v * W)));
    for (int v = 0; v < 4; ++v) store(sink, add(load(sink), sum[v]));
    unknown(sink);
    return static_cast<double>(rounds) * 1024;
}

// A sum of so many floats: bytes.
double read_rounds(const float* from, int64_t floats, float* sink) {
    F sum[4] = {};
    for (int64_t at = 0; at + 4 * W <= floats; at += 4 * W) {
        __builtin_prefetch(from + at + 2048, 0, 2);
#pragma GCC unroll 4
        for (int v = 0; v < 4; ++v) sum[v] = add(sum[v], load(from + at + v * W));
    }
    for (int v = 0; v < 4; ++v) store(sink, add(load(sink), sum[v]));
    unknown(sink);
    return static_cast<double>(floats) * sizeof(float);
}

double measure_rounds(Limit what, int64_t rounds, const float* memory) {
    alignas(64) float sink[16] = {};
    if (what == Limit::exp2) return exp2_rounds(rounds, sink);
    if (what == Limit::memory) return read_rounds(memory, rounds, sink);
#ifdef QKV_TILES
    if (what == Limit::bf16) return multiply_rounds_of_tiles(rounds, sink);
#elif defined(QKV_BF16)
    if (what == Limit::bf16) return multiply_rounds<Pairs>(rounds, sink);
#endif
    return multiply_rounds<Single>(rounds, sink);
}
