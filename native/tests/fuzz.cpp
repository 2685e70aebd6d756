// A fuzz target: a random problem through every set of kernels of this machine, forward, looking and backward; each against the
// plain C++ ones. Built with a sanitizer, it also shows every access outside the tensors. With clang's -fsanitize=fuzzer libFuzzer
// chooses the bytes; else main() below draws them: fuzz [SECONDS [SEED]].
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>

#include "../dispatch.h"
#include "../isa.h"
#include "problem.h"

using namespace qkv;
using namespace qkv::tests;

namespace {

int64_t compared = 0;

[[noreturn]] void fail(const Owned& o, const std::string& isa, const char* what, double got, double expected) {
    const Problem& p = o.p;
    std::fprintf(stderr, "%s: %s is %.9g, expected %.9g (type %d, B %ld, Hq %ld, Hkv %ld, Lq %ld, Lk %ld, D %ld, Dv %ld)\n",
                 isa.c_str(), what, got, expected, static_cast<int>(p.type), long(p.batch), long(p.heads), long(p.kv_heads),
                 long(p.queries), long(p.keys), long(p.width), long(p.value_width));
    std::abort();
}

double tolerance(Type type) { return type == Type::f32 ? 2e-4 : type == Type::bf16 ? 4e-2 : 5e-3; }

struct Forward {
    Tensor out;
    std::vector<float> state;
};

Forward forward_by(const Owned& o, const std::string& isa, Draw draw) {
    Problem p = o.p;
    Forward found{drawn_tensor(draw, p.out_type, p.batch, p.heads, p.queries, p.value_width),
                  std::vector<float>(2 * p.batch * p.heads * p.queries)};
    p.out = found.out.view();
    p.state = found.state.data();
    if (!choose_kernels(isa.c_str()) || forward(p, 1 + draw.byte() % 3, nullptr) != Outcome::done) std::abort();
    return found;
}

// Numbers between the rows of an output are somebody else's.
void hold_gaps(const Owned& o, const std::string& isa, const Tensor& out) {
    std::vector<bool> mine(out.count * size_of(out.type));
    out.each([&](const char* at) {
        for (int64_t n = 0; n < size_of(out.type); ++n) mine[at - out.memory.get() + n] = true;
    });
    for (size_t n = 0; n < mine.size(); ++n)
        if (!mine[n] && out.memory[n] != 0x5a) fail(o, isa, "a byte between rows of the output", out.memory[n], 0x5a);
}

void hold_outputs(const Owned& o, const std::string& isa, const Forward& right, const Forward& found) {
    if (!o.finite) return;
    const Problem& p = o.p;
    // The dtype that was computed in matters beside that of the output: bfloat16 kernels round their weights to it.
    const double slack = tolerance(p.out_type);
    for (int64_t b = 0; b < p.batch; ++b)
        for (int64_t h = 0; h < p.heads; ++h)
            for (int64_t i = 0; i < p.queries; ++i) {
                for (int64_t d = 0; d < p.value_width; ++d) {
                    const double x = read(p.out_type, right.out.number(b, h, i, d));
                    const double y = read(p.out_type, found.out.number(b, h, i, d));
                    ++compared;
                    if (!(std::fabs(x - y) <= slack * (1 + std::fabs(x)))) fail(o, isa, "an output", y, x);
                }
                const float* at = right.state.data() + 2 * ((b * p.heads + h) * p.queries + i);
                const float* mine = found.state.data() + (at - right.state.data());
                const double x = double(at[0]) + at[1], y = double(mine[0]) + mine[1];
                if (!(x == y || std::fabs(x - y) <= 1e-3 * (1 + std::fabs(x)))) fail(o, isa, "a row's log of its sum", y, x);
            }
}

struct Backward {
    std::vector<float> dq, dk, dv;
};

// joined: the kernels add up dQ, write all gradients in `type`, and sum what rows take from `out` if it is given.
struct Joined {
    Type type;
    const std::vector<float>* out;
};

Backward backward_by(const Owned& o, const std::string& isa, std::vector<float>& state, const std::vector<float>& terms,
                     const Tensor& dout, int64_t chunk, const Joined* joined) {
    if (!choose_kernels(isa.c_str())) std::abort();
    if (!kernels().joins) joined = nullptr;
    Problem p = o.p;
    p.state = state.data();
    Gradients g;
    g.dout = dout.view();
    g.chunk = chunk;
    g.type = joined ? joined->type : Type::f32;
    const int64_t f = g.type == Type::f32 ? 4 : 2, count = chunks(p, g);
    const auto dense = [](const void* x, int64_t size, int64_t heads, int64_t rows, int64_t width) {
        return View{static_cast<char*>(const_cast<void*>(x)), heads * rows * width * size, rows * width * size, width * size};
    };
    if (joined && joined->out) p.out = dense(joined->out->data(), 4, p.heads, p.queries, p.value_width);
    else g.terms = terms.data();
    const int64_t dq = p.batch * p.heads * p.queries * p.width;
    const int64_t dk = p.batch * p.kv_heads * p.keys * p.width, dv = p.batch * p.kv_heads * p.keys * p.value_width;
    std::vector<char> bytes[3] = {std::vector<char>((joined ? 1 : count) * dq * f, -1), std::vector<char>(dk * f, -1), std::vector<char>(dv * f, -1)};
    g.dq = dense(bytes[0].data(), f, p.heads, p.queries, p.width);
    g.dk = dense(bytes[1].data(), f, p.kv_heads, p.keys, p.width);
    g.dv = dense(bytes[2].data(), f, p.kv_heads, p.keys, p.value_width);
    std::vector<int> finished(p.batch * p.heads * strips(p), 0);
    std::vector<float> shares;
    if (joined) {
        if (count > 1) shares.assign(count * p.batch * p.heads * strips(p) * share_floats(p), NAN);
        g.finished = finished.data(), g.shares = shares.data();
    } else {
        g.dq_chunk = dq * f;
    }
    if (backward(p, g, 2, nullptr) != Outcome::done) std::abort();
    Backward found;
    std::vector<float>* to[3] = {&found.dq, &found.dk, &found.dv};
    for (int n = 0; n < 3; ++n)
        for (size_t at = 0; at < bytes[n].size(); at += f) to[n]->push_back(static_cast<float>(read(g.type, bytes[n].data() + at)));
    for (int64_t n = dq; n < static_cast<int64_t>(found.dq.size()); ++n) found.dq[n % dq] += found.dq[n];
    found.dq.resize(dq);
    return found;
}

void hold_gradient(const Owned& o, const std::string& isa, const char* name, const std::vector<float>& right,
                   const std::vector<float>& found) {
    if (!o.finite) return;
    double largest = 0;
    for (float x : right) largest = std::fmax(largest, std::fabs(x));
    const double slack = o.p.type == Type::f32 ? 3e-4 : 4e-2;
    for (size_t n = 0; n < right.size(); ++n, ++compared)
        if (!(std::fabs(right[n] - found[n]) <= slack * (1 + largest))) fail(o, isa, name, found[n], right[n]);
}

// A question about the weights, and room for its answers.
struct Looked {
    Look look;
    std::vector<float> top_weights, entropy, total, far, shares, picture;
    std::vector<int64_t> top_keys, visible, eligible, position;
    std::vector<double> received;

    Looked(const Problem& p, Draw draw, const float* state, bool on_the_way) {
        const int64_t rows = p.batch * p.heads * p.queries;
        look.row_state = state;
        look.chunks = draw.between(1, strips(p));
        // Numbers that nobody wrote must not pass for answers.
        const auto room = [](auto& x, int64_t n) { return x.assign(n, std::is_same_v<decltype(x[0]), int64_t&> ? -7 : NAN), x.data(); };
        if (draw.byte() % 4) {
            look.top = draw.chance(4) ? draw.between(9, 70) : draw.between(1, 8);
            look.top_weights = room(top_weights, rows * look.top), look.top_keys = room(top_keys, rows * look.top);
        }
        if (draw.byte() % 4) look.entropy = room(entropy, rows);
        if (draw.byte() % 4) look.received = room(received, items(p, look) * p.keys);
        if (draw.chance(2)) look.eligible = room(eligible, items(p, look) * p.keys);
        if (!on_the_way && draw.chance(2)) {
            for (int64_t n = 0; n < p.batch * p.queries; ++n) position.push_back(draw.below(p.keys));
            look.position = position.data();
            look.total = room(total, rows), look.far = room(far, rows), look.visible = room(visible, rows);
        }
        if (draw.byte() % 4) {
            look.picture_rows = draw.between(1, 40), look.picture_cols = draw.between(1, 40), look.largest = draw.chance(3);
            look.slots = std::min(std::min(STRIP, p.queries), (STRIP - 1) * look.picture_rows / p.queries + 2);
            look.picture = room(shares, p.batch * p.heads * strips(p) * look.slots * look.picture_cols);
            picture.assign(p.batch * p.heads * look.picture_rows * look.picture_cols, NAN);
        }
    }
};

// out: null, or where a forward that looks on its way writes.
std::unique_ptr<Looked> look_by(const Owned& o, const std::string& isa, Draw draw, const float* state, bool on_the_way, Tensor* out) {
    Problem p = o.p;
    auto found = std::make_unique<Looked>(p, draw, state, on_the_way);
    std::vector<float> mine(2 * p.batch * p.heads * p.queries);
    if (out) p.out = out->view(), p.state = mine.data();
    if (!choose_kernels(isa.c_str())) std::abort();
    if ((out ? watch(p, found->look, 2, nullptr) : look(p, found->look, 2, nullptr)) != Outcome::done) std::abort();
    if (found->look.picture) hang_picture(p, found->look, found->picture.data(), 2);
    return found;
}

template <class Number>
void hold_numbers(const Owned& o, const std::string& isa, const char* name, const std::vector<Number>& right,
                  const std::vector<Number>& found, double slack) {
    for (size_t n = 0; n < right.size(); ++n, ++compared)
        if (!(std::fabs(double(right[n]) - double(found[n])) <= slack * (1 + std::fabs(double(right[n])))))
            fail(o, isa, name, double(found[n]), double(right[n]));
}

void hold_look(const Owned& o, const std::string& isa, const Looked& right, const Looked& found) {
    if (!o.finite) return;
    hold_numbers(o, isa, "one of the largest weights", right.top_weights, found.top_weights, 1e-3);
    hold_numbers(o, isa, "an entropy", right.entropy, found.entropy, 2e-3);
    hold_numbers(o, isa, "a sum of weights", right.total, found.total, 1e-3);
    hold_numbers(o, isa, "a sum of distances", right.far, found.far, 2e-3);
    hold_numbers(o, isa, "what a key received", right.received, found.received, 1e-3);
    hold_numbers(o, isa, "a bin of a picture", right.picture, found.picture, 1e-3);
    hold_numbers(o, isa, "the keys that a row sees", right.visible, found.visible, 0);
    hold_numbers(o, isa, "the rows that see a key", right.eligible, found.eligible, 0);
    // Which key it is may differ where scores are nearly the same; that there is one may not, where it has a weight.
    for (size_t n = 0; n < right.top_keys.size(); ++n)
        if (right.top_weights[n] > 1e-3f && found.top_keys[n] < 0) fail(o, isa, "a key", double(found.top_keys[n]), double(right.top_keys[n]));
}

// Row states with the sink's share joined, as looking and gradients take them.
std::vector<float> with_sinks(const Problem& p, std::vector<float> state) {
    if (!p.sinks && !p.off_by_one) return state;
    for (size_t row = 0; 2 * row < state.size(); ++row) {
        const double sink = p.sinks ? p.sinks[row / p.queries % p.heads] : 0, high = std::fmax(state[2 * row], sink);
        const double sum = std::exp(double(state[2 * row]) + state[2 * row + 1] - high) + std::exp(sink - high);
        state[2 * row] = static_cast<float>(high), state[2 * row + 1] = static_cast<float>(std::log(sum));
    }
    return state;
}

// Rows of which a sink leaves less than e^−60: their weights are numbers near the smallest there are, or 0, and have no entropy
// that two kernels agree on.
void forget_entropies(Looked& of, const std::vector<float>& alone, const std::vector<float>& joined) {
    for (size_t row = 0; row < of.entropy.size(); ++row) {
        const double all = double(joined[2 * row]) + joined[2 * row + 1], rest = double(alone[2 * row]) + alone[2 * row + 1];
        if (!(rest - all > -60.0)) of.entropy[row] = 0.0f;
    }
}

void every_way(Draw& draw, Owned& o, const std::vector<std::string>& sets) {
    const Problem& p = o.p;
    const Draw layout = draw;
    const Forward right = forward_by(o, "scalar", layout);
    for (const std::string& isa : sets) {
        const Forward found = forward_by(o, isa, layout);
        hold_gaps(o, isa, found.out);
        hold_outputs(o, isa, right, found);
    }
    std::vector<float> state = with_sinks(p, right.state);
    if (draw.chance(2)) {
        const bool on_the_way = draw.chance(2);
        const Draw question = draw;
        const auto expected = look_by(o, "scalar", question, state.data(), on_the_way, nullptr);
        forget_entropies(*expected, right.state, state);
        for (const std::string& isa : sets) {
            Draw same = layout;
            Tensor out = drawn_tensor(same, p.out_type, p.batch, p.heads, p.queries, p.value_width);
            const auto found = look_by(o, isa, question, state.data(), on_the_way, on_the_way ? &out : nullptr);
            forget_entropies(*found, right.state, state);
            hold_look(o, isa, *expected, *found);
            if (on_the_way) hold_gaps(o, isa, out);
        }
        for (int n = 0; n < 60; ++n) draw.byte();  // what the question was made of
    }
    if (draw.chance(2)) return;
    Tensor dout = drawn_tensor(draw, p.type, p.batch, p.heads, p.queries, p.value_width);
    dout.fill(draw, 1.0f);
    std::vector<float> terms(p.batch * p.heads * p.queries), out;
    for (int64_t b = 0; b < p.batch; ++b)
        for (int64_t h = 0; h < p.heads; ++h)
            for (int64_t i = 0; i < p.queries; ++i)
                for (int64_t d = 0; d < p.value_width; ++d) {
                    out.push_back(static_cast<float>(read(p.out_type, right.out.number(b, h, i, d))));
                    terms[(b * p.heads + h) * p.queries + i] += out.back() * read(p.type, dout.number(b, h, i, d));
                }
    const int64_t chunk = 96 * draw.between(1, 1 + (p.keys + 95) / 96);
    const bool join = draw.byte() % 4 != 0, by_out = draw.chance(2);
    const Joined joined{draw.chance(2) ? Type::f32 : p.type, by_out ? &out : nullptr};
    const Backward expected = backward_by(o, "scalar", state, terms, dout, chunk, nullptr);
    for (const std::string& isa : sets) {
        const Backward found = backward_by(o, isa, state, terms, dout, chunk, join ? &joined : nullptr);
        hold_gradient(o, isa, "a number of dq", expected.dq, found.dq);
        hold_gradient(o, isa, "a number of dk", expected.dk, found.dk);
        hold_gradient(o, isa, "a number of dv", expected.dv, found.dv);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::vector<std::string> sets = isa();
    sets.erase(sets.begin());
    Draw draw(data, size);
    const auto owned = drawn_problem(draw);
    every_way(draw, *owned, sets);
    return 0;
}

#ifndef QKV_LIBFUZZER
int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 10;
    std::mt19937_64 random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0);
    const auto begin = std::chrono::steady_clock::now();
    auto spent = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); };
    int64_t problems = 0, told = 0;
    for (; spent() < seconds; ++problems) {
        std::vector<uint8_t> bytes(400);
        for (uint8_t& x : bytes) x = static_cast<uint8_t>(random());
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        if (spent() < 60.0 * static_cast<double>(told + 1)) continue;
        ++told;
        std::fprintf(stderr, "%.0f s: %ld problems\n", spent(), long(problems + 1));
    }
    std::printf("%ld problems in %.0f s, %ld numbers compared, no fault\n", long(problems), spent(), long(compared));
    return 0;
}
#endif
