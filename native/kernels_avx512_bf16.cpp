// The kernels for avx512_bf16. Everything but the table is in an anonymous namespace, and nothing of the standard library is used:
// an inline function that two files share is kept once, perhaps with instructions that this machine does not have.
#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "attention.h"
#include "look.h"
#include "threads.h"

#define QKV_LANES 16
#define QKV_BF16 1

namespace qkv {
namespace {
#include "simd_avx512.h"
#include "kernel_common.h"
#include "kernel_forward.h"
#include "kernel_decode.h"
#include "kernel_backward.h"
#include "kernel_additive.h"
#include "kernel_additive_backward.h"
#include "kernel_entmax.h"
#include "kernel_entmax_backward.h"
#include "kernel_look.h"
#include "kernel_watch.h"
#include "kernel_roofline.h"
}  // namespace

const Kernels avx512_bf16_kernels{"avx512_bf16", forward, decode, backward, measure_rounds, look, watch, true};

}  // namespace qkv
