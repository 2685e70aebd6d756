#include "dispatch.h"

#include <cstdlib>
#include <cstring>

#include <atomic>
#include <string>

#include "isa.h"

namespace qkv {

namespace {

const Kernels* const sets[] = {
    &scalar_kernels,
#ifdef QKV_X86
    &avx2_kernels, &avx512_kernels, &avx512_bf16_kernels,
#endif
};

const Kernels* named(const std::string& name) {
    for (const Kernels* set : sets)
        if (name == set->name) return set;
    return nullptr;
}

const Kernels* best() {
    const Kernels* found = &scalar_kernels;
    for (const std::string& name : isa())
        if (const Kernels* set = named(name)) found = set;
    return found;
}

std::atomic<const Kernels*> chosen{nullptr};

struct Call {
    const Problem& p;
    const Gradients* gradients;
    const Kernels& kernels;
    std::atomic<bool> no_memory{false};
};

void forward_item(void* context, int64_t n) {
    Call& call = *static_cast<Call*>(context);
    if (!call.kernels.forward(call.p, n)) call.no_memory = true;
}

void backward_item(void* context, int64_t n) {
    Call& call = *static_cast<Call*>(context);
    if (!call.kernels.backward(call.p, *call.gradients, n)) call.no_memory = true;
}

// A team costs some microseconds to wake: below this many multiplications one thread is done sooner.
constexpr double ALONE = 2e6;

int worthwhile(const Problem& p, int threads) {
    const double pairs = static_cast<double>(p.batch) * p.heads * p.queries * p.keys;
    return pairs * (p.width + p.value_width) < ALONE ? 1 : threads;
}

}  // namespace

const Kernels& kernels() {
    const Kernels* found = chosen.load(std::memory_order_relaxed);
    if (!found) chosen = found = best();
    return *found;
}

bool choose_kernels(const char* name) {
    const std::string wanted(name);
    for (const std::string& there : isa())
        if (there == wanted && named(wanted)) {
            chosen = named(wanted);
            return true;
        }
    return false;
}

Outcome forward(const Problem& p, int threads, Stop stop) {
    Call call{p, nullptr, kernels()};
    const int64_t items = p.batch * p.heads * strips(p);
    if (!run_items(items, worthwhile(p, threads), forward_item, &call, stop)) return Outcome::stopped;
    return call.no_memory ? Outcome::no_memory : Outcome::done;
}

Outcome backward(const Problem& p, const Gradients& g, int threads, Stop stop) {
    Call call{p, &g, kernels()};
    const int64_t items = p.batch * p.kv_heads * chunks(p, g);
    if (!run_items(items, worthwhile(p, threads), backward_item, &call, stop)) return Outcome::stopped;
    return call.no_memory ? Outcome::no_memory : Outcome::done;
}

void pack_bits(const uint8_t* from, int64_t rows, int64_t row, int64_t keys, int64_t key, uint64_t* words) {
    std::memset(words, 0, keys * sizeof(uint64_t));
    for (int64_t r = 0; r < rows; ++r)
        for (int64_t m = 0; m < keys; ++m) words[m] |= uint64_t{from[r * row + m * key] != 0} << r;
}

}  // namespace qkv
