// From a problem to the kernels of this machine, on several threads.
#pragma once

#include "attention.h"
#include "look.h"
#include "threads.h"

namespace qkv {

enum class Outcome { done, stopped, no_memory };

// Computes p.out and p.state.
Outcome forward(const Problem& p, int threads, Stop stop);

// Computes g.dk, g.dv, and g.dq or its shares.
Outcome backward(const Problem& p, const Gradients& g, int threads, Stop stop);

// Computes what is asked for, from p.q, p.k and asked.row_state.
Outcome look(const Problem& p, const Look& asked, int threads, Stop stop);

// The forward and what is asked for at once: of rows `top` and `entropy`, of keys `received` and `eligible`, and a picture.
Outcome watch(const Problem& p, const Look& asked, int threads, Stop stop);

// What the strips have of look.picture put together, each bin's mean or largest, to (B, Hq, picture_rows, picture_cols).
void hang_picture(const Problem& p, const Look& look, float* to, int threads);

// What `threads` threads together do a second at most, in the units of Limit; 0 where the kernels are plain C++.
double limit(Limit what, int threads);

// Bit r of words[m] for pair (r, m) of a bool matrix: at most 64 rows, strides in bytes.
void pack_bits(const uint8_t* from, int64_t rows, int64_t row, int64_t keys, int64_t key, uint64_t* words);

}  // namespace qkv
