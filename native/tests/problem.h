// Random attention problems in memory of exactly their size, so that a sanitizer sees every byte read or written beside it.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <vector>

#include "../attention.h"

namespace qkv::tests {

// Choices out of a fuzzer's bytes: one byte each, 0 when they have run out. Numbers of tensors come from a seed among them.
class Draw {
public:
    Draw(const uint8_t* data, size_t size) : data_(data), size_(size) {
        uint32_t seed = 0;
        for (int n = 0; n < 4; ++n) seed = seed << 8 | byte();
        random_.seed(seed);
    }
    uint8_t byte() { return at_ < size_ ? data_[at_++] : uint8_t{0}; }
    int64_t below(int64_t n) { return (byte() << 8 | byte()) % n; }
    int64_t between(int64_t low, int64_t high) { return low + below(high - low + 1); }
    bool chance(int of) { return byte() % of == 1; }
    float number() { return std::normal_distribution<float>()(random_); }
    std::mt19937& random() { return random_; }

private:
    const uint8_t* data_;
    size_t size_, at_ = 0;
    std::mt19937 random_;
};

inline int64_t size_of(Type type) { return type == Type::f32 ? 4 : 2; }

inline float read(Type type, const char* at) {
    uint32_t bits = 0;
    std::memcpy(&bits, at, size_of(type));
    if (type == Type::f16) {
        const uint32_t exponent = bits >> 10 & 31, fraction = bits & 0x3ff;
        const float size = exponent == 31 ? (fraction ? NAN : INFINITY)
                           : exponent     ? std::ldexp(1.0f + fraction / 1024.0f, static_cast<int>(exponent) - 15)
                                          : std::ldexp(static_cast<float>(fraction), -24);
        return bits >> 15 ? -size : size;
    }
    if (type == Type::bf16) bits <<= 16;
    float x;
    std::memcpy(&x, &bits, 4);
    return x;
}

// Rounded towards zero, which is exact enough for inputs.
inline void write(Type type, char* at, float x) {
    uint32_t bits;
    std::memcpy(&bits, &x, 4);
    if (type == Type::bf16) bits >>= 16;
    if (type == Type::f16) {
        const uint32_t sign = bits >> 16 & 0x8000, size = bits & 0x7fffffff;
        if (size > 0x7f800000) bits = sign | 0x7e00;
        else if (size >= 0x477fe000) bits = sign | (size == 0x7f800000 ? 0x7c00 : 0x7bff);
        else if (size < 0x38800000) bits = sign;
        else bits = sign | (size - 0x38000000) >> 13;
    }
    std::memcpy(at, &bits, size_of(type));
}

// A tensor (B, H, L, width) of any strides. What lies between its rows is not its own.
struct Tensor {
    Type type;
    int64_t batch, heads, rows, width, step[3], at, count;
    std::unique_ptr<char[]> memory;

    // layout: which of batch, heads and rows runs slowest; gap: numbers between rows; shift: numbers before the first.
    Tensor(Type type, int64_t b, int64_t h, int64_t l, int64_t w, int layout, int64_t gap, int64_t shift)
        : type(type), batch(b), heads(h), rows(l), width(w), at(shift) {
        static constexpr int orders[4][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {2, 1, 0}};
        const int64_t sizes[3] = {b, h, l};
        int64_t next = w + gap;
        for (int n = 2; n >= 0; --n) {
            const int dimension = orders[layout][n];
            step[dimension] = next;
            next *= sizes[dimension];
        }
        count = shift + (b - 1) * step[0] + (h - 1) * step[1] + (l - 1) * step[2] + w;
        memory.reset(new char[count * size_of(type)]);
        std::memset(memory.get(), 0x5a, count * size_of(type));
    }
    char* number(int64_t b, int64_t h, int64_t l, int64_t d) const {
        return memory.get() + (at + b * step[0] + h * step[1] + l * step[2] + d) * size_of(type);
    }
    View view() const {
        const int64_t size = size_of(type);
        return {memory.get() + at * size, step[0] * size, step[1] * size, step[2] * size};
    }
    template <class Each>
    void each(Each&& each) const {
        for (int64_t b = 0; b < batch; ++b)
            for (int64_t h = 0; h < heads; ++h)
                for (int64_t l = 0; l < rows; ++l)
                    for (int64_t d = 0; d < width; ++d) each(number(b, h, l, d));
    }
    void fill(Draw& draw, float size) {
        each([&](char* to) { write(type, to, size * draw.number()); });
    }
};

inline Tensor drawn_tensor(Draw& draw, Type type, int64_t b, int64_t h, int64_t l, int64_t w) {
    const int layout = draw.byte() % 4;
    const int64_t gap = draw.chance(3) ? draw.below(9) : 0;
    return Tensor(type, b, h, l, w, layout, gap, draw.chance(3) ? draw.below(5) : 0);
}

// A problem with all that it points to.
struct Owned {
    Problem p;
    std::vector<Tensor> tensors;  // q, k, v, and the bias where there is one
    std::vector<int64_t> bounds, starts, groups, offsets;
    std::vector<int32_t> rows;
    std::vector<uint8_t> seen;
    std::vector<Run> runs;
    std::vector<uint64_t> bits;
    std::vector<float> slopes, by_distance, sinks;
    bool finite = true;
};

inline void draw_bounds(Draw& draw, Owned& o) {
    Problem& p = o.p;
    const int64_t far = int64_t{1} << 40;
    auto one = [&] {
        const int64_t at = p.keys - p.queries + draw.between(-3, 3);
        const bool prefix = draw.chance(6);
        return Bounds{draw.chance(2) && !prefix ? at - draw.below(p.keys + 9) : -far,
                      draw.chance(2) ? at + 1 + draw.below(5) : far, prefix ? draw.below(p.keys + 3) : 0,
                      draw.chance(3) ? draw.below(p.keys + 9) : far};
    };
    p.mask.bounded = true;
    p.mask.bounds = one();
    if (draw.chance(3)) {
        for (int64_t b = 0; b < p.batch; ++b) {
            const Bounds x = one();
            o.bounds.insert(o.bounds.end(), {x.first, x.last, x.prefix, x.length});
        }
        p.mask.bounds_of_batch = o.bounds.data();
    }
    if (draw.chance(4)) {
        const int64_t batches = draw.chance(2) ? p.batch : 1;
        for (int64_t n = 0; n < batches * p.queries; ++n) {
            const int64_t first = draw.below(p.keys + 1), last = draw.below(p.keys + 1);
            o.rows.insert(o.rows.end(), {static_cast<int32_t>(first), static_cast<int32_t>(last)});
        }
        p.mask.rows = o.rows.data();
        p.mask.rows_batch = batches == 1 ? 0 : 2 * p.queries;
    }
}

// Runs of blocks of 96 keys for each strip of 64 rows, some full, some with a bit for each pair.
inline void draw_runs(Draw& draw, Owned& o) {
    Problem& p = o.p;
    const int64_t groups = draw.chance(2) ? p.batch : 1, block = 96;
    int64_t words = 0;
    o.starts.push_back(0);
    for (int64_t n = 0; n < groups * strips(p); ++n) {
        for (int64_t begin = 0; begin < p.keys;) {
            const int64_t whole = begin + block * draw.between(1, 2), end = whole < p.keys ? whole : p.keys;
            const int kind = draw.byte() % 3;
            if (kind) o.runs.push_back({begin, end, kind == 1 ? -1 : words});
            if (kind == 2) words += end - begin;
            begin = end;
        }
        o.starts.push_back(static_cast<int64_t>(o.runs.size()));
    }
    for (int64_t b = 0; b < p.batch; ++b) o.groups.push_back(groups == 1 ? 0 : b);
    const int64_t batches = groups == 1 && draw.chance(3) ? p.batch : 1, heads = draw.chance(3) ? p.heads : 1;
    for (int64_t n = 0; n < batches * heads * words; ++n) {
        const uint64_t high = draw.random()(), low = draw.random()();
        o.bits.push_back((high << 32 | low) & (n % 7 ? ~uint64_t{0} : uint64_t{0}));
    }
    p.mask.runs = o.runs.data(), p.mask.run_starts = o.starts.data(), p.mask.group_of_batch = o.groups.data();
    p.mask.bits = o.bits.data();
    p.mask.bits_batch = batches == 1 ? 0 : heads * words, p.mask.bits_head = heads == 1 ? 0 : words;
}

inline void draw_seen(Draw& draw, Owned& o) {
    Problem& p = o.p;
    const int64_t batches = draw.chance(2) ? p.batch : 1;
    const unsigned hidden = draw.byte() % 4;
    for (int64_t n = 0; n < batches * p.keys; ++n) o.seen.push_back(draw.random()() % 4 >= hidden);
    p.mask.seen = o.seen.data();
    p.mask.seen_batch = batches == 1 ? 0 : p.keys;
}

inline void draw_bias(Draw& draw, Owned& o) {
    Problem& p = o.p;
    auto wide = [&](int64_t n) { return draw.chance(3) ? 1 : n; };
    const Type type = draw.chance(3) ? Type::bf16 : Type::f32;
    Tensor bias(type, wide(p.batch), wide(p.heads), wide(p.queries), wide(p.keys), draw.byte() % 2, draw.below(3), 0);
    bias.fill(draw, 1.0f);
    if (draw.chance(2))
        bias.each([&](char* to) { if (draw.random()() % 5 == 0) write(type, to, -INFINITY); });
    auto step = [&](int64_t n, int64_t of) { return n == 1 ? 0 : of * size_of(type); };
    const View view = bias.view();
    Added& added = p.bias.added[p.bias.count++];
    added.values = {view.data, step(bias.batch, bias.step[0]), step(bias.heads, bias.step[1]), step(bias.rows, bias.step[2])};
    added.key = step(bias.width, 1);
    added.type = type;
    o.tensors.push_back(std::move(bias));
}

inline void draw_positions(Draw& draw, Owned& o) {
    Problem& p = o.p;
    if (draw.chance(2)) {
        for (int64_t h = 0; h < p.heads; ++h) o.slopes.push_back(0.3f / static_cast<float>(h + 1));
        p.bias.slopes = o.slopes.data();
        p.bias.offset = draw.between(-5, 50);
        if (draw.chance(2)) {
            for (int64_t b = 0; b < p.batch; ++b) o.offsets.push_back(draw.between(-5, 50));
            p.bias.offset_of_batch = o.offsets.data();
        }
        return;
    }
    const int64_t n = p.queries + p.keys - 1 + STRIP, heads = draw.chance(2) ? p.heads : 1;
    for (int64_t at = 0; at < heads * n; ++at) o.by_distance.push_back(draw.number());
    p.bias.by_distance = o.by_distance.data();
    p.bias.by_distance_head = heads == 1 ? 0 : n;
}

inline void draw_sizes(Draw& draw, Problem& p) {
    static const int64_t widths[] = {1, 2, 7, 8, 16, 20, 32, 33, 48, 64, 80, 96, 128};
    const int64_t group = draw.between(1, 4);
    p.batch = draw.between(1, 3), p.kv_heads = draw.between(1, 2), p.heads = group * p.kv_heads;
    p.queries = draw.chance(2) ? draw.between(1, 16) : draw.between(1, 140);
    p.keys = draw.chance(5) ? draw.between(1, 1500) : draw.between(1, 220);
    p.width = draw.chance(3) ? draw.between(1, 130) : widths[draw.below(13)];
    p.value_width = draw.chance(3) ? draw.between(1, 130) : widths[draw.below(13)];
    if (draw.chance(40)) p.width = 512;
    if (draw.chance(40)) p.value_width = 512;
    while (p.batch * p.heads * p.queries * p.keys * (p.width + p.value_width) > 6'000'000 && p.queries > 1) p.queries = (p.queries + 1) / 2;
    while (p.batch * p.heads * p.queries * p.keys * (p.width + p.value_width) > 6'000'000 && p.keys > 1) p.keys = (p.keys + 1) / 2;
}

inline std::unique_ptr<Owned> drawn_problem(Draw& draw) {
    auto owned = std::make_unique<Owned>();
    Owned& o = *owned;
    Problem& p = o.p;
    p.type = static_cast<Type>(draw.byte() % 3);
    p.out_type = draw.chance(2) ? p.type : Type::f32;
    draw_sizes(draw, p);
    const float size = draw.chance(4) ? 4.0f : 1.0f;
    p.scale = (draw.chance(5) ? -1.0f : 1.0f) / (size * std::sqrt(static_cast<float>(p.width)));
    for (int n = 0; n < 3; ++n) {
        const bool query = n == 0;
        o.tensors.push_back(drawn_tensor(draw, p.type, p.batch, query ? p.heads : p.kv_heads, query ? p.queries : p.keys,
                                         n == 2 ? p.value_width : p.width));
        o.tensors.back().fill(draw, n == 2 ? 1.0f : size);
        if (draw.chance(8)) {  // what is not finite: nothing but the sanitizers looks at the results
            o.finite = false;
            static const float odd[] = {NAN, INFINITY, -INFINITY, 3e38f, 1e-40f};
            o.tensors.back().each([&](char* to) { if (draw.random()() % 50 == 0) write(p.type, to, odd[draw.random()() % 5]); });
        }
    }
    p.q = o.tensors[0].view(), p.k = o.tensors[1].view(), p.v = o.tensors[2].view();
    const int mask = draw.byte() % 4;
    if (mask == 1 || mask == 2) draw_bounds(draw, o);
    if (mask == 3) draw_runs(draw, o);
    if (mask < 3 && draw.chance(4)) draw_seen(draw, o);
    if (draw.chance(6)) p.softcap = 2.0f;
    if (draw.chance(4)) draw_bias(draw, o);
    if (draw.chance(4)) draw_positions(draw, o);
    if (draw.chance(4)) {
        for (int64_t h = 0; h < p.heads; ++h) o.sinks.push_back(draw.number());
        p.sinks = o.sinks.data();
    } else {
        p.off_by_one = draw.chance(6);
    }
    return owned;
}

}  // namespace qkv::tests
