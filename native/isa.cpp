#include "isa.h"

#if defined(QKV_AMX) && defined(__linux__)
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

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

#if defined(QKV_AMX) && defined(__linux__)

// Products of tiles: the processor has them, the operating system saves their registers, and this process may use them. Linux
// keeps those 8 KiB for a thread only after its process has asked (arch_prctl); a kernel that does not know the question refuses.
static bool has_amx_bf16() {
    constexpr long REQUEST_PERMISSION = 0x1023, TILE_DATA = 18;
    constexpr unsigned TILES = 1u << 24, BF16 = 1u << 22, SAVED = 3u << 17;
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (d & TILES) == 0 || (d & BF16) == 0) return false;
    asm("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
    return (a & SAVED) == SAVED && syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) == 0;
}

#else

static bool has_amx_bf16() { return false; }

#endif

std::vector<std::string> isa() {
    __builtin_cpu_init();
    std::vector<std::string> names{"scalar"};
    if (!has_avx2()) return names;
    names.push_back("avx2");
    if (!has_avx512()) return names;
    names.push_back("avx512");
    if (!__builtin_cpu_supports("avx512bf16")) return names;
    names.push_back("avx512_bf16");
    if (has_amx_bf16()) names.push_back("amx_bf16");
    return names;
}

#else

std::vector<std::string> isa() { return {"scalar"}; }

#endif

}  // namespace qkv
