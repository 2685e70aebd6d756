// One attention over tensors in memory, as every kernel takes it. Plain data: no torch, no Python.
//
//   B batches, Hq query heads, Hkv key/value heads, Lq queries, Lk keys, D width of queries and keys, Dv of values.
//   Query head h reads key/value head h / (Hq / Hkv). The last dimension of every tensor is contiguous.
#pragma once

#include <cstdint>

namespace qkv {

enum class Type : int { f32 = 0, bf16 = 1, f16 = 2 };

// A tensor (B, H, L, width): strides in bytes.
struct View {
    char* data = nullptr;
    int64_t batch = 0, head = 0, row = 0;
};

// Which keys a row sees: [i + first, i + last) cut to [0, length), and besides all keys below `prefix`.
struct Bounds {
    int64_t first, last, prefix, length;
};

// A run of keys that some rows of a strip see; bits < 0: all of them do.
struct Run {
    int64_t begin, end, bits;
};

// Who sees whom. Without anything set everybody sees everybody.
struct Mask {
    bool bounded = false;
    Bounds bounds{0, 0, 0, 0};
    const int64_t* bounds_of_batch = nullptr;  // (B, 4), instead of `bounds`
    const int64_t* lengths = nullptr;          // (B), instead of bounds.length
    const int64_t* positions = nullptr;        // (B), added to bounds.first and bounds.last

    const int32_t* rows = nullptr;  // (B or 1, Lq, 2): the first key that a row sees and the one after its last
    int64_t rows_batch = 0;

    const uint8_t* seen = nullptr;  // (B or 1, Lk): 0 hides a key
    int64_t seen_batch = 0;

    // Structure of any mask: the runs of strip s (64 rows) of batch b are runs[n] for
    // run_starts[group · strips + s] <= n < run_starts[group · strips + s + 1], group = group_of_batch[b].
    // Row r of the strip sees key run.begin + m when bit r of word bits[run.bits + m + b · bits_batch + h · bits_head] is set.
    const Run* runs = nullptr;
    const int64_t* run_starts = nullptr;
    const int64_t* group_of_batch = nullptr;
    const uint64_t* bits = nullptr;
    int64_t bits_batch = 0, bits_head = 0;
};

constexpr int ADDED = 4;  // tensors of a bias at most

// A tensor that is added to the scores: anything that broadcasts to (B, Hq, Lq, Lk), with strides of 0 where it is 1 wide.
struct Added {
    View values;
    int64_t key = 0;  // bytes
    Type type = Type::f32;
};

// What is added to the scores.
struct Bias {
    int count = 0;
    Added added[ADDED];
    const float* slopes = nullptr;  // (Hq): −slope · |position of the query − position of the key|
    const float* by_distance = nullptr;  // (B or 1, Hq or 1, Lq + Lk − 1, then STRIP more): entry i − j + Lk − 1 for row i and key j
    int64_t by_distance_batch = 0, by_distance_head = 0;
    int64_t offset = 0;                         // the position of row 0
    const int64_t* offset_of_batch = nullptr;   // (B), instead of `offset`

    bool any() const { return count || slopes || by_distance; }
};

// Which pairs hand nothing over: those whose first word of Philox4x32-10 for the counter (b, h, i, j) is below `threshold`.
struct Dropout {
    bool on = false;
    uint64_t seed = 0;
    uint32_t threshold = 0;
    float factor = 1.0f;  // of those that do
};

// How scores become weights.
enum class Normalizer : int { softmax = 0, sigmoid = 1, entmax = 2 };

struct Problem {
    Type type = Type::f32, out_type = Type::f32;
    int64_t batch = 0, heads = 0, kv_heads = 0, queries = 0, keys = 0, width = 0, value_width = 0;
    View q, k, v, out;
    float* state = nullptr;  // (B, Hq, Lq, 2): the largest score and ln Σ exp(s − largest); (−∞, 0) where nothing is seen.
                             // entmax: θ as a pair whose sum it is, (∞, 0) where nothing is seen
    float scale = 1.0f;
    float softcap = 0.0f;  // 0: none
    const float* sinks = nullptr;  // (Hq)
    bool off_by_one = false;
    const float* energy = nullptr;  // (D): scores are energy · tanh(q + k) instead of q · k
    Normalizer normalizer = Normalizer::softmax;
    float parameter = 0.0f;  // sigmoid: what is added to each score; entmax: α − 1
    Mask mask;
    Bias bias;
    Dropout dropout;
    uint64_t call = 0;  // no two calls of a process have the same number above 0
};

// The gradient of a tensor that is added to the scores: strides in floats, 0 where it is 1 wide. Along the keys it is contiguous;
// where it is 1 wide there, each chunk has a share of its own.
struct AddedGradient {
    float* data = nullptr;
    int64_t chunk = 0, batch = 0, head = 0, row = 0, key = 0;
};

// The backward of a problem: p.state then holds row states, the sink's share joined.
struct Gradients {
    View dout;                     // of the problem's type
    const float* terms = nullptr;  // (B, Hq, Lq): what is taken from each gradient of a weight, Σ out · dout. Null where p.out,
                                   // floats then, tells it; if that is null too, nothing is taken
    View dq, dk, dv;               // float, or with `finished` of `type`
    Type type = Type::f32;
    int64_t dq_chunk = 0;          // without `finished`: bytes from one chunk's share of dq to the next one's
    int* finished = nullptr;       // (B, Hq, strips), 0 to begin with: chunks that are done with a strip. The last one of those that see
    float* shares = nullptr;       // it adds up what they summed: room for (chunks, B, Hq, strips) times share_floats, if there are more
    int64_t chunk = 0;             // keys of a chunk, of queries with entmax: each is worked on by itself
    int64_t dk_chunk = 0, dv_chunk = 0;  // entmax: as dq_chunk; dq is whole
    AddedGradient added[ADDED];
    float* by_distance = nullptr;  // (chunks, B, Hq, distances(p)): gradients of scores summed over pairs of one distance
    bool all_batches = false, all_heads = false;  // one item goes over all of them: an added tensor's gradient is theirs together
    float* denergy = nullptr;      // (items, D): each item's share
};

constexpr int64_t STRIP = 64;  // queries that a kernel works on at once

// Decoding: the keys of each key head in parts that are worked on by themselves.
struct Split {
    int64_t parts = 0, chunk = 0;
    float* found = nullptr;   // (B, Hkv, parts, rows, Dv + 2): what each part mixed, its largest score, its sum
    int* finished = nullptr;  // (B, Hkv): parts that are done, 0 to begin with
};

constexpr int FEW = 12;  // rows of a key head, queries × query heads, up to which a few keys are decoded as well
constexpr int64_t WIDEST = 512;  // D and Dv at most

inline int64_t chunks(const Problem& p, const Gradients& g) {
    const int64_t length = p.normalizer == Normalizer::entmax ? p.queries : p.keys;
    return (length + g.chunk - 1) / g.chunk;
}

// Room for a strip's share of dq.
inline int64_t share_floats(const Problem& p) { return STRIP * ((p.width + 15) / 16 * 16); }

// Parts that the backward's work is split into.
inline int64_t items(const Problem& p, const Gradients& g) {
    return (g.all_batches ? 1 : p.batch) * (g.all_heads ? 1 : p.kv_heads) * chunks(p, g);
}

// Floats for the distances of a head's pairs, with room for whole vectors after them.
inline int64_t distances(const Problem& p) { return p.queries + p.keys + 2 * STRIP; }

inline int64_t strips(const Problem& p) { return (p.queries + STRIP - 1) / STRIP; }

inline Bounds bounds_of(const Problem& p, int64_t b) {
    if (p.mask.bounds_of_batch) {
        const int64_t* of = p.mask.bounds_of_batch + 4 * b;
        return {of[0], of[1], of[2], of[3]};
    }
    Bounds found = p.mask.bounds;
    if (p.mask.lengths) found.length = p.mask.lengths[b];
    if (p.mask.positions) {
        constexpr int64_t far = int64_t{1} << 40;  // further than any key, and no bound
        const int64_t at = p.mask.positions[b] < -far ? -far : p.mask.positions[b] > far ? far : p.mask.positions[b];
        if (found.first > -far) found.first += at;
        if (found.last < far) found.last += at;
    }
    return found;
}

inline int64_t clamp_key(int64_t key, int64_t length) { return key < 0 ? 0 : key > length ? length : key; }

// The keys [first, last) that row i of batch b may see by the bounds.
inline void keys_of_row(const Problem& p, int64_t b, int64_t i, int64_t& first, int64_t& last) {
    const Bounds bounds = bounds_of(p, b);
    const int64_t length = clamp_key(bounds.length, p.keys);
    first = clamp_key(i + bounds.first, length);
    last = clamp_key(i + bounds.last, length);
    const int64_t prefix = clamp_key(bounds.prefix, length);
    if (prefix > last) last = prefix;
    if (!p.mask.rows) return;
    const int32_t* row = p.mask.rows + b * p.mask.rows_batch + 2 * i;
    if (row[0] > first) first = row[0];
    if (row[1] < last) last = row[1];
}

inline int64_t offset_of(const Bias& bias, int64_t b) {
    return bias.offset_of_batch ? bias.offset_of_batch[b] : bias.offset;
}

// What a processor may be limited by: products of floats or of bfloat16 (floating point operations), powers of 2 (elements),
// reading memory (bytes).
enum class Limit : int { f32 = 0, bf16 = 1, exp2 = 2, memory = 3 };

struct Look;  // in look.h

// One set of kernels, compiled for one instruction set; false: no memory. `forward(p, n)` computes strip n: heads run slowest, and
// within a head the last rows come first, because a causal mask gives them the most work. `decode(p, s, n)` computes part n
// and `backward(p, g, n)` chunk n of keys: key heads run slowest.
struct Kernels {
    const char* name;
    bool (*forward)(const Problem& p, int64_t strip);
    bool (*decode)(const Problem& p, const Split& split, int64_t item);
    bool (*backward)(const Problem& p, const Gradients& g, int64_t item);
    double (*rounds)(Limit what, int64_t rounds, const float* memory);  // of memory as many floats are read
    bool (*look)(const Problem& p, const Look& look, int64_t item);   // see look.h
    bool (*watch)(const Problem& p, const Look& look, int64_t item);  // `forward` and `look` at once, an item at a time; null: not there
    bool joins;  // whether `backward` takes Gradients::finished and p.out, but for entmax
};

extern const Kernels scalar_kernels;
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
extern const Kernels avx512_bf16_kernels;
extern const Kernels amx_bf16_kernels;

// The best set that this machine has, or the one that QKV_ISA names.
const Kernels& kernels();

// Chooses by name; false where it is unknown or this machine lacks it.
bool choose_kernels(const char* name);

}  // namespace qkv
