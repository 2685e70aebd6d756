// What is asked about the weights of a problem.
#pragma once

#include <cstdint>

#include "attention.h"

namespace qkv {

// Every pointer may be null: not asked. Sums over rows are kept apart for each item of work, so that they are added up in one
// order whatever thread did which: item n is chunk n % chunks of head n / chunks, and has the strips chunk, chunk + chunks …
// Memory need not be cleared before, but for `part` and for rows that are left out by `wanted`.
struct Look {
    const float* row_state = nullptr;  // (B, Hq, Lq, 2), the sink's share joined; none for a sigmoid, not read in a forward
    const uint8_t* wanted = nullptr;   // (B, Lq): strips without such a row are left out
    int64_t chunks = 1;

    // Of each row. Too few visible keys: weight 0, key −1. Ties go to the lowest key.
    int64_t top = 0;
    float* top_weights = nullptr;   // (B, Hq, Lq, top)
    int64_t* top_keys = nullptr;
    float* entropy = nullptr;       // (B, Hq, Lq), nats
    float* total = nullptr;         // (B, Hq, Lq): Σ w
    float* far = nullptr;           // (B, Hq, Lq): Σ w · |position of the query − j|
    int64_t* visible = nullptr;     // (B, Hq, Lq): how many keys a row sees
    const int64_t* position = nullptr;  // (B, Lq)

    // Of each key.
    double* received = nullptr;         // (items, Lk): Σ_i w, or Σ_i x_i w
    int64_t* eligible = nullptr;        // (items, Lk): rows that see the key, with x_i ≠ 0
    const float* row_factor = nullptr;  // (B, Hq or 1, Lq): x
    int64_t row_factor_head = 0;

    // A picture: row i lies in bin ⌊i · rows / Lq⌋, keys likewise. Each strip adds to `slots` rows of its own.
    int64_t picture_rows = 0, picture_cols = 0, slots = 0;
    bool largest = false;
    float* picture = nullptr;  // (B, Hq, strips, slots, picture_cols)

    const float* key_factor = nullptr;  // (B, Hq, Lk), not below 0: w · factor takes the place of w for `top` and `total`

    // The weights themselves, of heads [h0, h1) …; rows begin at `part_row`. Only these items are then worked on.
    float* part = nullptr;  // (b1 − b0, h1 − h0, i1 − i0, j1 − j0), zeros to begin with
    int64_t b0 = 0, b1 = 0, h0 = 0, h1 = 0, i0 = 0, i1 = 0, j0 = 0, j1 = 0;
};

inline int64_t items(const Problem& p, const Look& look) {
    if (!look.part) return p.batch * p.heads * look.chunks;
    return (look.b1 - look.b0) * (look.h1 - look.h0) * look.chunks;
}

// Batch, head and chunk of an item.
inline void item_of(const Problem& p, const Look& look, int64_t item, int64_t& b, int64_t& h, int64_t& chunk) {
    const int64_t heads = look.part ? look.h1 - look.h0 : p.heads, head = item / look.chunks;
    chunk = item % look.chunks;
    b = head / heads + (look.part ? look.b0 : 0), h = head % heads + (look.part ? look.h0 : 0);
}

// Whether a strip has anything that is asked for.
inline bool asked_of(const Problem& p, const Look& look, int64_t b, int64_t strip) {
    const int64_t first = strip * STRIP, last = first + STRIP < p.queries ? first + STRIP : p.queries;
    if (look.part && (first >= look.i1 || last <= look.i0)) return false;
    if (!look.wanted) return true;
    for (int64_t i = first; i < last; ++i)
        if (look.wanted[b * p.queries + i]) return true;
    return false;
}

// A strip's rows of the picture.
inline float* picture_of(const Problem& p, const Look& look, int64_t b, int64_t h, int64_t strip) {
    return look.picture + ((b * p.heads + h) * strips(p) + strip) * look.slots * look.picture_cols;
}

// What an item adds to, cleared.
inline void clear_sums(const Problem& p, const Look& look, int64_t item) {
    int64_t b, h, chunk;
    item_of(p, look, item, b, h, chunk);
    if (look.received) __builtin_memset(look.received + item * p.keys, 0, p.keys * sizeof(double));
    if (look.eligible) __builtin_memset(look.eligible + item * p.keys, 0, p.keys * sizeof(int64_t));
    for (int64_t n = chunk; look.picture && n < strips(p); n += look.chunks)
        __builtin_memset(picture_of(p, look, b, h, n), 0, look.slots * look.picture_cols * sizeof(float));
}

inline int64_t row_bin(const Problem& p, const Look& look, int64_t i) { return i * look.picture_rows / p.queries; }
inline int64_t key_bin(const Problem& p, const Look& look, int64_t j) { return j * look.picture_cols / p.keys; }

// The first row, and the first key, after those of a bin.
inline int64_t end_of_rows(const Problem& p, const Look& look, int64_t bin) {
    return ((bin + 1) * p.queries + look.picture_rows - 1) / look.picture_rows;
}
inline int64_t end_of_keys(const Problem& p, const Look& look, int64_t bin) {
    return ((bin + 1) * p.keys + look.picture_cols - 1) / look.picture_cols;
}

}  // namespace qkv
