// Work on several threads: items handed out one by one, in order, to whoever is free.
#pragma once

#include <cstddef>
#include <cstdint>

namespace qkv {

// One item of work. Which thread runs it changes nothing about its result.
using Item = void (*)(void* context, int64_t item);

// Asked now and then by the calling thread; true ends the work early (Ctrl-C).
using Stop = bool (*)();

// Runs item(context, n) for n = 0 … count - 1 on up to `threads` threads, the calling one among them. False when `stop`
// ended it early.
bool run_items(int64_t count, int threads, Item item, void* context, Stop stop);

// Memory of the calling thread, at least `bytes`, aligned to a cache line, kept from call to call. Null when there is none.
void* scratch(size_t bytes);

// The same beside it, for what one owner (not 0) fills little by little; `fresh` where it holds nothing of that owner's yet.
void* kept(size_t bytes, uint64_t owner, bool& fresh);

// Where threads come from: "libgomp" (that of a loaded torch) or "own pool".
const char* thread_source();

// Only the own pool, even where torch's runtime is loaded: for tests of the pool, and in a forked child.
void use_own_pool(bool only);

}  // namespace qkv
