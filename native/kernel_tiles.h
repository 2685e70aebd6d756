// Products of whole tiles (AMX): 16 × 16 floats += 16 × 32 bfloat16 times 32 × 16 of them, in one instruction that a core begins
// every 16 cycles; on Intel's processors some thirty times the products of Pairs. Reading a tile takes 8 cycles, writing one 16.
// Included inside an anonymous namespace by kernel_common.h.
//
// The left operand is read by rows, as keys lie in memory. The right one holds pairs along the summed dimension, which is how
// Pairs has queries and weights in the lanes: scores and the mix are the same products as elsewhere. Only the mix wants its left
// operand turned, values × keys; kernel_strip_tiles.h keeps what was turned for the strips to come.
//
// What did not pay, at D = 64 on Emerald Rapids: the next block's tiles put between the exponentials of this one (18 % less time
// at best, nothing where a neighbour used the core); blocks of 32 or 64 keys; keys and values fetched ahead. A block's products
// take 0.8 µs while all of it lies in the first-level cache, 1.4 µs after its exponentials, which take 1.2.

constexpr int TILE = 16;        // rows of a tile
constexpr int TILE_SUMMED = 32; // numbers of a row, of bfloat16

inline int64_t tiles_summed(int64_t n) { return (n + TILE_SUMMED - 1) / TILE_SUMMED; }

// The registers of this thread as tiles, from here to the end of a piece of work: whoever forks or is put aside between two
// pieces has none to save.
struct TileSession {
    TileSession() {
        alignas(64) uint8_t shape[64] = {1};  // palette 1
        for (int n = 0; n < 8; ++n) shape[16 + 2 * n] = 64, shape[48 + n] = TILE;  // bytes of a row, rows
        _tile_loadconfig(shape);
    }
    TileSession(const TileSession&) = delete;
    ~TileSession() { _tile_release(); }
};

// A sanitizer does not see what a tile reads.
#ifdef __SANITIZE_ADDRESS__
extern "C" void* __asan_region_is_poisoned(void* begin, size_t size);
inline void hold_tile(const void* from, int64_t row) {
    for (int r = 0; r < TILE; ++r) {
        char* at = const_cast<char*>(static_cast<const char*>(from)) + r * row;
        if (void* bad = __asan_region_is_poisoned(at, 64)) *static_cast<volatile char*>(bad) = *static_cast<volatile char*>(bad);
    }
}
#else
inline void hold_tile(const void*, int64_t) {}
#endif

// One of a pair of operands: `row` bytes from row to row, `step` bytes to the next 32 numbers (of B: 16 rows of pairs).
struct TileOperand {
    const char* at;
    int64_t row, step;
};

// Rows in memory as the left operand, and pairs in the lanes as the right one.
inline TileOperand in_rows(const char* at, int64_t row) { return {at, row, 4 * TILE}; }
inline TileOperand in_lanes(const float* at) { return {reinterpret_cast<const char*>(at), 4 * LD, 4 * LD * TILE}; }

// out[r][c] (+)= Σ A · B for R × C tiles: with 2 × 2 of them each operand that is read serves two products.
template <bool Add, int R, int C>
inline void multiply_tiles(TileOperand a, TileOperand b, int64_t steps, float* out, int64_t ldo) {
    const int64_t row = ldo * 4;
    float* below = out + TILE * ldo;
    // Registers by number: 0 … 3 the sums, 4 and 5 of A, 6 and 7 of B.
    if constexpr (Add) {
        _tile_loadd(0, out, row);
        if constexpr (C == 2) _tile_loadd(1, out + TILE, row);
        if constexpr (R == 2) _tile_loadd(2, below, row);
        if constexpr (R == 2 && C == 2) _tile_loadd(3, below + TILE, row);
    } else {
        _tile_zero(0);
        if constexpr (C == 2) _tile_zero(1);
        if constexpr (R == 2) _tile_zero(2);
        if constexpr (R == 2 && C == 2) _tile_zero(3);
    }
    for (int64_t n = 0; n < steps; ++n, a.at += a.step, b.at += b.step) {
        hold_tile(a.at, a.row), hold_tile(b.at, b.row);
        _tile_loadd(6, b.at, b.row);
        _tile_loadd(4, a.at, a.row);
        _tile_dpbf16ps(0, 4, 6);
        if constexpr (R == 2) {
            hold_tile(a.at + TILE * a.row, a.row);
            _tile_loadd(5, a.at + TILE * a.row, a.row);
            _tile_dpbf16ps(2, 5, 6);
        }
        if constexpr (C == 2) {
            hold_tile(b.at + 4 * TILE, b.row);
            _tile_loadd(7, b.at + 4 * TILE, b.row);
            _tile_dpbf16ps(1, 4, 7);
        }
        if constexpr (R == 2 && C == 2) _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, out, row);
    if constexpr (C == 2) _tile_stored(1, out + TILE, row);
    if constexpr (R == 2) _tile_stored(2, below, row);
    if constexpr (R == 2 && C == 2) _tile_stored(3, below + TILE, row);
}

// The same for rows × columns numbers, both multiples of 16.
template <bool Add>
inline void multiply_tiles(TileOperand a, TileOperand b, int64_t steps, int64_t rows, int64_t columns, float* out, int64_t ldo) {
    asm volatile("" : : : "memory");  // g++'s reads of tiles do not tell that they read memory
    for (int64_t r = 0; r < rows; r += 2 * TILE, a.at += 2 * TILE * a.row)
        for (int64_t c = 0; c < columns; c += 2 * TILE) {
            const TileOperand right{b.at + 4 * c, b.row, b.step};
            float* to = out + r * ldo + c;
            const bool two_rows = r + TILE < rows, two_columns = c + TILE < columns;
            if (two_rows && two_columns) multiply_tiles<Add, 2, 2>(a, right, steps, to, ldo);
            else if (two_rows) multiply_tiles<Add, 2, 1>(a, right, steps, to, ldo);
            else if (two_columns) multiply_tiles<Add, 1, 2>(a, right, steps, to, ldo);
            else multiply_tiles<Add, 1, 1>(a, right, steps, to, ldo);
        }
}

// n rows of bfloat16 as whole tiles: where they lie, or filled up with zeros.
inline const char* whole_tiles(const char* from, int64_t row, int n, int64_t width, float* room, int64_t& to_row) {
    to_row = row;
    if (width % TILE_SUMMED == 0 && n % TILE == 0) return from;
    to_row = 64 * tiles_summed(width);
    char* to = reinterpret_cast<char*>(room);
    for (int m = 0; m < (n + TILE - 1) / TILE * TILE; ++m, to += to_row) {
        __builtin_memset(to + to_row - 64, 0, 64);
        if (m < n) __builtin_memcpy(to, from + m * row, width * 2);
        else __builtin_memset(to, 0, to_row);
    }
    return reinterpret_cast<const char*>(room);
}

// As Pairs, by tiles.
struct Tiles : Pairs {
    static constexpr bool tiles = true;
    using Session = TileSession;
};
