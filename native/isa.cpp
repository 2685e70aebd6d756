#include "isa.h"

namespace qkv {

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))

// The compiler's probe also asks whether the operating system saves the wide registers (XGETBV), which CPUID alone does
// not tell. The conditions are those of the flags that kernels are compiled with: x86-64-v3 is AVX2 with FMA and BMI2,
// x86-64-v4 is AVX-512 F, BW, CD, DQ and VL.
static bool has_avx2() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
}

static bool has_avx512() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}

std::vector<std::string> isa() {
    __builtin_cpu_init();
    std::vector<std::string> names{"scalar"};
    if (!has_avx2()) return names;
    names.push_back("avx2");
    if (!has_avx512()) return names;
    names.push_back("avx512");
    if (__builtin_cpu_supports("avx512bf16")) names.push_back("avx512_bf16");
    return names;
}

#else

std::vector<std::string> isa() { return {"scalar"}; }

#endif

}  // namespace qkv
