#include "dispatch.h"

#include <cstdlib>
#include <cstring>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "isa.h"

namespace qkv {

namespace {

const Kernels* const sets[] = {
    &scalar_kernels,
#ifdef QKV_X86
    &avx2_kernels, &avx512_kernels, &avx512_bf16_kernels,
#endif
#ifdef QKV_AMX
    &amx_bf16_kernels,
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
    const Split* split;
    const Kernels& kernels;
    int64_t together = 1;  // strips of an item
    std::atomic<bool> no_memory{false};
};

// Strips that follow each other see the same keys, and fetch for each other: where heads are short and many, a thread takes a few
// at once, but no more than leave 64 items to each.
int64_t strips_together(const Problem& p, int threads) {
    constexpr int64_t most = 8, items = 64;
    if (strips(p) > most / 2) return 1;
    return std::clamp<int64_t>(p.batch * p.heads * strips(p) / (items * threads), 1, most);
}

void forward_item(void* context, int64_t item) {
    Call& call = *static_cast<Call*>(context);
    const int64_t first = item * call.together, all = call.p.batch * call.p.heads * strips(call.p);
    for (int64_t n = first; n < std::min(first + call.together, all); ++n)
        if (!call.kernels.forward(call.p, n)) call.no_memory = true;
}

void decode_item(void* context, int64_t n) {
    Call& call = *static_cast<Call*>(context);
    if (!call.kernels.decode(call.p, *call.split, n)) call.no_memory = true;
}

void backward_item(void* context, int64_t n) {
    Call& call = *static_cast<Call*>(context);
    if (!call.kernels.backward(call.p, *call.gradients, n)) call.no_memory = true;
}

// A team costs some microseconds to wake: below this many multiplications one thread is done sooner.
constexpr double ALONE = 2e6;

int worthwhile(const Problem& p, int threads);

// Few rows for each key head, of several heads or against many keys, and nothing but keys that are seen or not.
bool decodes(const Problem& p, const Kernels& kernels) {
    const bool usual = !p.energy && p.normalizer == Normalizer::softmax;
    const bool plain = usual && !p.mask.runs && p.softcap == 0 && !p.bias.any() && !p.dropout.on;
    const int64_t group = p.heads / p.kv_heads, rows = group * p.queries;
    return kernels.decode && plain && rows <= STRIP && (group > 1 || rows <= FEW || p.keys >= 8 * STRIP);
}

constexpr int64_t PARTS = 32;     // of all key heads together, about
constexpr int64_t PART = 512;     // keys at least

Outcome decode(Call& call, int threads, Stop stop) {
    const Problem& p = call.p;
    const int64_t heads = p.batch * p.kv_heads, rows = p.heads / p.kv_heads * p.queries;
    const int64_t most = (p.keys + PART - 1) / PART, wanted = (PARTS + heads - 1) / heads;
    Split split;
    split.parts = most < wanted ? most : wanted;
    split.chunk = ((p.keys + split.parts - 1) / split.parts + 31) / 32 * 32;
    split.parts = (p.keys + split.chunk - 1) / split.chunk;
    std::vector<float> found(heads * split.parts * rows * (p.value_width + 2));
    std::vector<int> finished(heads, 0);
    split.found = found.data();
    split.finished = finished.data();
    call.split = &split;
    if (!run_items(heads * split.parts, worthwhile(p, threads), decode_item, &call, stop)) return Outcome::stopped;
    return call.no_memory ? Outcome::no_memory : Outcome::done;
}

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

// The problem of this very call.
static Problem numbered(Problem p) {
    static std::atomic<uint64_t> calls{0};
    p.call = ++calls;
    return p;
}

Outcome forward(const Problem& given, int threads, Stop stop) {
    const Problem p = numbered(given);
    Call call{p, nullptr, nullptr, kernels()};
    if (decodes(p, call.kernels)) return decode(call, threads, stop);
    threads = worthwhile(p, threads);
    call.together = strips_together(p, threads);
    const int64_t items = (p.batch * p.heads * strips(p) + call.together - 1) / call.together;
    if (!run_items(items, threads, forward_item, &call, stop)) return Outcome::stopped;
    return call.no_memory ? Outcome::no_memory : Outcome::done;
}

Outcome backward(const Problem& p, const Gradients& g, int threads, Stop stop) {
    Call call{p, &g, nullptr, kernels()};
    if (!run_items(items(p, g), worthwhile(p, threads), backward_item, &call, stop)) return Outcome::stopped;
    return call.no_memory ? Outcome::no_memory : Outcome::done;
}

namespace {

struct Asked {
    const Problem& p;
    const Look& look;
    bool (*kernel)(const Problem&, const Look&, int64_t);
    std::atomic<bool> no_memory{false};
};

Outcome run_asked(const Problem& p, const Look& look, bool (*kernel)(const Problem&, const Look&, int64_t), int threads, Stop stop) {
    Asked asked{p, look, kernel};
    const auto one = [](void* context, int64_t n) {
        Asked& a = *static_cast<Asked*>(context);
        if (!a.kernel(a.p, a.look, n)) a.no_memory = true;
    };
    if (!run_items(items(p, look), worthwhile(p, threads), one, &asked, stop)) return Outcome::stopped;
    return asked.no_memory ? Outcome::no_memory : Outcome::done;
}

}  // namespace

Outcome look(const Problem& p, const Look& asked, int threads, Stop stop) {
    return run_asked(p, asked, kernels().look, threads, stop);
}

Outcome watch(const Problem& p, const Look& asked, int threads, Stop stop) {
    return run_asked(numbered(p), asked, kernels().watch, threads, stop);
}

namespace {

struct Hanging {
    const Problem& p;
    const Look& look;
    float* to;
};

void hang_head(void* context, int64_t head) {
    const auto& [p, look, to] = *static_cast<Hanging*>(context);
    const int64_t cols = look.picture_cols;
    float* picture = to + head * look.picture_rows * cols;
    if (look.picture_rows > p.queries) std::memset(picture, 0, look.picture_rows * cols * sizeof(float));
    std::vector<double> sum(cols), across(cols, 1.0);  // the latter: what a column's cells count
    for (int64_t c = 0, first = 0; !look.largest && c < cols; ++c) {
        const int64_t end = end_of_keys(p, look, c);
        if (end > first) across[c] = 1.0 / static_cast<double>(end - first);
        first = end;
    }
    int64_t bin = -1;  // the one that is summed: strips that follow each other may share it
    const auto finish = [&] {
        if (bin < 0) return;
        const auto rows = static_cast<double>(end_of_rows(p, look, bin) - end_of_rows(p, look, bin - 1));
        const double down = look.largest ? 1.0 : 1.0 / rows;
        for (int64_t c = 0; c < cols; ++c) picture[bin * cols + c] = static_cast<float>(sum[c] * across[c] * down);
    };
    for (int64_t n = 0; n < strips(p); ++n) {
        const float* from = picture_of(p, look, head / p.heads, head % p.heads, n);
        const int64_t first = n * STRIP, last = std::min(first + STRIP, p.queries);
        for (int64_t i = first; i < last; i = end_of_rows(p, look, bin)) {
            const int64_t here = row_bin(p, look, i);
            if (here != bin) finish(), std::fill(sum.begin(), sum.end(), 0.0);
            bin = here;
            for (int64_t c = 0; c < cols; ++c) sum[c] = look.largest ? std::max<double>(sum[c], from[c]) : sum[c] + from[c];
            from += cols;
        }
    }
    finish();
}

}  // namespace

void hang_picture(const Problem& p, const Look& look, float* to, int threads) {
    Hanging all{p, look, to};
    run_items(p.batch * p.heads, threads, hang_head, &all, nullptr);
}

double limit(Limit what, int threads) {
    if (!kernels().rounds) return 0.0;
    constexpr int64_t READ = int64_t{1} << 26;  // floats for each thread, more than any cache holds
    struct Round {
        Limit what;
        int64_t rounds;
        std::unique_ptr<float[]> memory;
        std::atomic<double> done;
    } round{what, what == Limit::memory ? READ : what == Limit::exp2 ? 4000 : 20000, nullptr, 0.0};
    const auto run = [](void* context, int64_t n) {
        Round& r = *static_cast<Round*>(context);
        const double did = kernels().rounds(r.what, r.rounds, r.memory ? r.memory.get() + n * READ : nullptr);
        for (double before = r.done; !r.done.compare_exchange_weak(before, before + did);) {}
    };
    if (what == Limit::memory) {  // written before, so that all threads read at the same time
        round.memory.reset(new float[threads * READ]);
        const auto fill = [](void* context, int64_t n) {
            std::fill_n(static_cast<Round*>(context)->memory.get() + n * READ, READ, 1.0f);
        };
        run_items(threads, threads, fill, &round, nullptr);
    }
    double best = 0.0;
    for (int n = 0; n < 5; ++n) {
        round.done = 0.0;
        const auto begin = std::chrono::steady_clock::now();
        run_items(threads, threads, run, &round, nullptr);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::max(best, round.done / took.count());
    }
    return best;
}

void pack_bits(const uint8_t* from, int64_t rows, int64_t row, int64_t keys, int64_t key, uint64_t* words) {
    std::memset(words, 0, keys * sizeof(uint64_t));
    for (int64_t r = 0; r < rows; ++r)
        for (int64_t m = 0; m < keys; ++m) words[m] |= uint64_t{from[r * row + m * key] != 0} << r;
}

}  // namespace qkv
