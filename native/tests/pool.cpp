// The own pool of threads under a race detector: several callers at once, teams of any size, calls that stop early; and whole
// problems on it, whose results must not depend on any of that. torch and libgomp, which no detector knows, are not there.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "../dispatch.h"
#include "problem.h"

using namespace qkv;
using namespace qkv::tests;

namespace {

void expect(bool so, const char* what) {
    if (so) return;
    std::fprintf(stderr, "pool: %s\n", what);
    std::abort();
}

struct Count {
    std::vector<int> done;
    std::atomic<int64_t> sum{0};
};

void count_one(void* context, int64_t n) {
    Count& count = *static_cast<Count*>(context);
    ++count.done[n];  // each item is one thread's own: a second one would be a race
    count.sum += n;
}

void every_item_once(int threads, int64_t items) {
    Count count;
    count.done.assign(items, 0);
    expect(run_items(items, threads, count_one, &count, nullptr), "a call without a stop was stopped");
    expect(count.sum == items * (items - 1) / 2, "items were lost");
    for (int done : count.done) expect(done == 1, "an item was not done once");
}

void slow_one(void*, int64_t) { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }
bool always() { return true; }

std::vector<float> output_of(const uint8_t* bytes, size_t size, int threads) {
    Draw draw(bytes, size);
    const auto owned = drawn_problem(draw);
    Problem p = owned->p;
    p.out_type = Type::f32;
    std::vector<float> out(p.batch * p.heads * p.queries * p.value_width), state(2 * p.batch * p.heads * p.queries);
    const int64_t f = sizeof(float), row = p.value_width * f;
    p.out = {reinterpret_cast<char*>(out.data()), p.heads * p.queries * row, p.queries * row, row};
    p.state = state.data();
    expect(forward(p, threads, nullptr) == Outcome::done, "a forward did not end");
    return out;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 20;
    expect(std::string(thread_source()) == "own pool", "no torch is loaded, yet its threads are found");
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 4; ++caller)
        callers.emplace_back([=] {
            std::mt19937 random(caller);
            for (int n = 0; n < 50 * rounds; ++n) every_item_once(1 + random() % 5, random() % 40);
            for (int n = 0; n < rounds; ++n) run_items(200, 3, slow_one, nullptr, always);
            for (int n = 0; n < rounds; ++n) {
                std::vector<uint8_t> bytes(400);
                for (uint8_t& x : bytes) x = static_cast<uint8_t>(random());
                const auto alone = output_of(bytes.data(), bytes.size(), 1);
                for (int threads : {2, 4})
                    expect(same_bits(alone, output_of(bytes.data(), bytes.size(), threads)), "threads changed a result");
            }
        });
    for (std::thread& caller : callers) caller.join();
    std::printf("pool: %d rounds of 4 callers, every item done once, every result the same\n", rounds);
    return 0;
}
