// Which instruction sets the CPU has that this process runs on.
#pragma once

#include <string>
#include <vector>

namespace qkv {

// Names from the plainest to the most capable, "scalar" first: scalar, avx2, avx512, avx512_bf16, amx_bf16. Each name stands for
// all that a kernel compiled for it may use, and each includes those before it. amx_bf16 is asked for, of Linux, by this call.
std::vector<std::string> isa();

}  // namespace qkv
