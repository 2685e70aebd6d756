// The kernels in plain C++, to be read: what the vector kernels compute, one row at a time, whole rows of scores at once. They
// are the fallback where no vector kernel runs, and the baseline that the others are compared to.
#include <cmath>
#include <cstring>
#include <limits>

#include "attention.h"
#include "threads.h"

namespace qkv {

namespace {

constexpr float NEG_INF = -std::numeric_limits<float>::infinity();

float from_bits(uint32_t bits) {
    float x;
    std::memcpy(&x, &bits, 4);
    return x;
}

float from_half(uint16_t half) {
    const uint32_t sign = uint32_t{half & 0x8000u} << 16, exponent = (half >> 10) & 31u, fraction = half & 0x3ffu;
    if (exponent == 31) return from_bits(sign | 0x7f800000u | fraction << 13);
    if (exponent) return from_bits(sign | (exponent + 112) << 23 | fraction << 13);
    const float small = std::ldexp(static_cast<float>(fraction), -24);
    return sign ? -small : small;
}

uint16_t to_half(float x) {
    uint32_t bits;
    std::memcpy(&bits, &x, 4);
    const uint16_t sign = static_cast<uint16_t>(bits >> 16 & 0x8000u);
    const float size = std::fabs(x);
    if (std::isnan(x)) return static_cast<uint16_t>(sign | 0x7e00u);
    if (size >= 65520.0f) return static_cast<uint16_t>(sign | 0x7c00u);
    // Multiples of the step at this size: 2^(exponent − 10), and 2^−24 for the smallest.
    int exponent = -14;
    if (size >= 6.103515625e-5f) exponent = std::ilogb(size);
    const uint32_t steps = static_cast<uint32_t>(std::nearbyint(std::ldexp(size, 10 - exponent)));
    return static_cast<uint16_t>(sign + (static_cast<uint32_t>(exponent + 14) << 10) + steps);
}

float number(Type type, const char* at) {
    if (type == Type::f32) {
        float x;
        std::memcpy(&x, at, 4);
        return x;
    }
    uint16_t half;
    std::memcpy(&half, at, 2);
    return type == Type::bf16 ? from_bits(uint32_t{half} << 16) : from_half(half);
}

void set_number(Type type, char* at, float x) {
    if (type == Type::f32) {
        std::memcpy(at, &x, 4);
        return;
    }
    uint16_t half;
    if (type == Type::f16) {
        half = to_half(x);
    } else {
        uint32_t bits;
        std::memcpy(&bits, &x, 4);
        half = static_cast<uint16_t>(std::isnan(x) ? bits >> 16 | 0x40u : (bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
    }
    std::memcpy(at, &half, 2);
}

int64_t bytes(Type type) { return type == Type::f32 ? 4 : 2; }

const char* row_of(const View& x, int64_t b, int64_t h, int64_t row) {
    return x.data + b * x.batch + h * x.head + row * x.row;
}

void widen_row(Type type, const char* from, int64_t n, float* to) {
    for (int64_t d = 0; d < n; ++d) to[d] = number(type, from + d * bytes(type));
}

struct Row {
    const Problem& p;
    int64_t b, h, kv, i;
};

// seen[j]: whether row i sees key j, by the mask.
void see(const Row& r, bool* seen) {
    const Problem& p = r.p;
    const Mask& mask = p.mask;
    int64_t first = 0, last = p.keys;
    if (mask.bounded) keys_of_row(p, r.b, r.i, first, last);
    for (int64_t j = 0; j < p.keys; ++j) {
        seen[j] = !mask.runs && j >= first && j < last;
        if (mask.seen && !mask.seen[r.b * mask.seen_batch + j]) seen[j] = false;
    }
    if (!mask.runs) return;
    const int64_t at = mask.group_of_batch[r.b] * strips(p) + r.i / STRIP;
    for (int64_t n = mask.run_starts[at]; n < mask.run_starts[at + 1]; ++n) {
        const Run& run = mask.runs[n];
        for (int64_t j = run.begin; j < run.end; ++j) {
            if (run.bits < 0) {
                seen[j] = true;
                continue;
            }
            const int64_t word = run.bits + j - run.begin + r.b * mask.bits_batch + r.h * mask.bits_head;
            seen[j] = mask.bits[word] >> (r.i % STRIP) & 1;
        }
    }
}

// Order: scale (it is in q already), softcap, bias. A bias of −∞ hides the pair; a finite sum never becomes −∞.
float decorated(const Row& r, int64_t j, float s, bool& seen) {
    const Problem& p = r.p;
    const Bias& bias = p.bias;
    if (p.softcap > 0) s = p.softcap * std::tanh(s / p.softcap);
    const auto add = [&](float x) {
        if (x == NEG_INF) seen = false;
        s = s + x < -3.402823466e38f ? -3.402823466e38f : s + x;
    };
    for (int a = 0; a < bias.count; ++a)
        add(number(bias.added[a].type, row_of(bias.added[a].values, r.b, r.h, r.i) + j * bias.added[a].key));
    if (bias.slopes) s -= bias.slopes[r.h] * std::fabs(static_cast<float>(r.i + offset_of(bias, r.b) - j));
    if (bias.by_distance)
        add(bias.by_distance[r.b * bias.by_distance_batch + r.h * bias.by_distance_head + r.i - j + p.keys - 1]);
    return s;
}

// The score of a pair before all decoration: q · k, where the scale is in q already, or energy · tanh(q + k).
float match(const Problem& p, const float* q, const float* k) {
    float sum = 0.0f;
    for (int64_t d = 0; d < p.width; ++d) sum += p.energy ? p.energy[d] * std::tanh(q[d] + k[d]) : q[d] * k[d];
    return sum;
}

void load_query(const Row& r, float* q) {
    widen_row(r.p.type, row_of(r.p.q, r.b, r.h, r.i), r.p.width, q);
    for (int64_t d = 0; d < r.p.width; ++d) q[d] *= r.p.scale;
}

// Whether a pair hands something over: the first word of Philox4x32-10 (Salmon et al. 2011, section 3.2) tells.
bool kept(const Row& r, int64_t j) {
    const Dropout& dropout = r.p.dropout;
    if (!dropout.on) return true;
    uint32_t c[4] = {static_cast<uint32_t>(r.b), static_cast<uint32_t>(r.h), static_cast<uint32_t>(r.i), static_cast<uint32_t>(j)};
    uint32_t low = static_cast<uint32_t>(dropout.seed), high = static_cast<uint32_t>(dropout.seed >> 32);
    for (int n = 0; n < 10; ++n, low += 0x9E3779B9u, high += 0xBB67AE85u) {
        const uint64_t a = uint64_t{c[0]} * 0xD2511F53u, b = uint64_t{c[2]} * 0xCD9E8D57u;
        c[0] = static_cast<uint32_t>(b >> 32) ^ c[1] ^ low, c[1] = static_cast<uint32_t>(b);
        c[2] = static_cast<uint32_t>(a >> 32) ^ c[3] ^ high, c[3] = static_cast<uint32_t>(a);
    }
    return c[0] >= dropout.threshold;
}

// Pass 1: scores of the row, hidden ones left out; the largest of them.
float score_row(const Row& r, const float* q, float* k, float* s, bool* seen) {
    const Problem& p = r.p;
    float most = NEG_INF;
    for (int64_t j = 0; j < p.keys; ++j) {
        if (!seen[j]) continue;
        widen_row(p.type, row_of(p.k, r.b, r.kv, j), p.width, k);
        s[j] = decorated(r, j, match(p, q, k), seen[j]);
        if (seen[j] && !(s[j] <= most)) most = s[j];
    }
    return most;
}

struct Sums {
    float *q, *k, *v, *down, *dq, *denergy;
    float* s;  // two numbers for each key
    bool* seen;
};

// The derivative of the softcap at a score before it.
float bend(const Problem& p, float product) {
    if (!(p.softcap > 0)) return 1.0f;
    const float t = std::tanh(product / p.softcap);
    return 1.0f - t * t;
}

// Gradients of a pair's query, key and energies from that of its score before the softcap; the scale is that of the products.
void pull_back_match(const Problem& p, const Sums& at, float ds, float scale, float* dk) {
    for (int64_t d = 0; d < p.width; ++d) {
        float by_q = ds * scale * at.k[d], by_k = ds * scale * at.q[d];
        if (p.energy) {
            const float t = std::tanh(at.q[d] + at.k[d]);
            by_q = by_k = ds * p.energy[d] * (1.0f - t * t);
            at.denergy[d] += ds * t;
        }
        at.dq[d] += by_q, dk[d] += by_k;
    }
}

void give_bias(const Row& r, const Gradients& g, int64_t chunk, int64_t j, float ds) {
    const Problem& p = r.p;
    for (const AddedGradient& to : g.added)
        if (to.data) to.data[chunk * to.chunk + r.b * to.batch + r.h * to.head + r.i * to.row + j * to.key] += ds;
    if (g.by_distance)
        g.by_distance[((chunk * p.batch + r.b) * p.heads + r.h) * distances(p) + r.i - j + p.keys - 1] += ds;
}

#include "scalar_entmax.h"

void forward_row(const Row& r, float* memory, bool* seen) {
    const Problem& p = r.p;
    float *q = memory, *k = q + p.width, *v = k + p.width, *out = v + p.value_width, *s = out + p.value_width;
    load_query(r, q);
    see(r, seen);
    const float most = score_row(r, q, k, s, seen);
    if (p.normalizer == Normalizer::entmax) return sparse_forward_row(r, s, seen, most, v, out);
    // Pass 2: weights, their sum, and the mix.
    const bool alone = p.normalizer == Normalizer::sigmoid;
    float total = 0.0f;
    for (int64_t d = 0; d < p.value_width; ++d) out[d] = 0.0f;
    for (int64_t j = 0; j < p.keys; ++j) {
        if (!seen[j]) continue;
        const float w = alone ? 1.0f / (1.0f + std::exp(-(s[j] + p.parameter))) : std::exp(s[j] - most);
        total += w;
        if (!kept(r, j)) continue;
        widen_row(p.type, row_of(p.v, r.b, r.kv, j), p.value_width, v);
        for (int64_t d = 0; d < p.value_width; ++d) out[d] += w * v[d];
    }
    // Pass 3: the sink's share, the row's state, the output.
    float whole = alone ? 1.0f : total;
    if (p.sinks || p.off_by_one) whole += std::exp((p.sinks ? p.sinks[r.h] : 0.0f) - (total == 0.0f ? 0.0f : most));
    char* to = p.out.data + r.b * p.out.batch + r.h * p.out.head + r.i * p.out.row;
    for (int64_t d = 0; d < p.value_width; ++d)
        set_number(p.out_type, to + d * bytes(p.out_type), total == 0.0f ? 0.0f : out[d] / whole * p.dropout.factor);
    if (!p.state) return;
    float* state = p.state + 2 * ((r.b * p.heads + r.h) * p.queries + r.i);
    state[0] = total == 0.0f ? NEG_INF : most;
    state[1] = total == 0.0f ? 0.0f : std::log(total);
}

bool forward(const Problem& p, int64_t number) {
    const int64_t per_head = strips(p), head = number / per_head;
    const int64_t floats = 2 * (p.width + p.value_width) + p.keys;
    float* memory = static_cast<float*>(scratch(floats * sizeof(float) + p.keys));
    if (!memory) return false;
    const int64_t first = (per_head - 1 - number % per_head) * STRIP;
    for (int64_t i = first; i < first + STRIP && i < p.queries; ++i) {
        const Row row{p, head / p.heads, head % p.heads, head % p.heads / (p.heads / p.kv_heads), i};
        forward_row(row, memory, reinterpret_cast<bool*>(memory + floats));
    }
    return true;
}

// ---- backward: the sums of a chunk of keys, one pair at a time --------------------------------------------------------------

// dS = w · (dO · v − terms), w = exp(s − row state); dQ += dS k, dK += dS q, dV += w dO.
void backward_row(const Row& r, const Gradients& g, int64_t begin, int64_t end, const Sums& at) {
    const Problem& p = r.p;
    const int64_t number = (r.b * p.heads + r.h) * p.queries + r.i;
    widen_row(p.type, row_of(p.q, r.b, r.h, r.i), p.width, at.q);
    widen_row(p.type, row_of(g.dout, r.b, r.h, r.i), p.value_width, at.down);
    see(r, at.seen);
    for (int64_t d = 0; d < p.width; ++d) at.dq[d] = 0.0f;
    for (int64_t j = begin; j < end; ++j) {
        if (!at.seen[j]) continue;
        widen_row(p.type, row_of(p.k, r.b, r.kv, j), p.width, at.k);
        float slope = 0.0f;
        const float product = match(p, at.q, at.k) * p.scale;
        const float s = decorated(r, j, product, at.seen[j]);
        if (!at.seen[j]) continue;
        widen_row(p.type, row_of(p.v, r.b, r.kv, j), p.value_width, at.v);
        for (int64_t d = 0; d < p.value_width; ++d) slope += at.down[d] * at.v[d];
        const bool alone = p.normalizer == Normalizer::sigmoid;
        const float w = alone ? 1.0f / (1.0f + std::exp(-(s + p.parameter)))
                              : std::exp(s - p.state[2 * number] - p.state[2 * number + 1]);
        const float factor = kept(r, j) ? p.dropout.factor : 0.0f;
        float ds = alone ? w * (1.0f - w) * slope * factor : w * (slope * factor - g.terms[number]);
        give_bias(r, g, begin / g.chunk, j, ds);
        ds *= bend(p, product);
        float* dk = reinterpret_cast<float*>(g.dk.data + r.b * g.dk.batch + r.kv * g.dk.head + j * g.dk.row);
        float* dv = reinterpret_cast<float*>(g.dv.data + r.b * g.dv.batch + r.kv * g.dv.head + j * g.dv.row);
        pull_back_match(p, at, ds, p.scale, dk);
        for (int64_t d = 0; d < p.value_width; ++d) dv[d] += w * factor * at.down[d];
    }
}

void backward_chunk(const Problem& p, const Gradients& g, int64_t b, int64_t kv, int64_t chunk, const Sums& at) {
    const int64_t begin = chunk * g.chunk, end = begin + g.chunk < p.keys ? begin + g.chunk : p.keys;
    const int64_t group = p.heads / p.kv_heads;
    for (int64_t j = begin; j < end; ++j) {
        std::memset(g.dk.data + b * g.dk.batch + kv * g.dk.head + j * g.dk.row, 0, p.width * sizeof(float));
        std::memset(g.dv.data + b * g.dv.batch + kv * g.dv.head + j * g.dv.row, 0, p.value_width * sizeof(float));
    }
    for (int64_t h = kv * group; h < (kv + 1) * group; ++h)
        for (int64_t i = 0; i < p.queries; ++i) {
            backward_row(Row{p, b, h, kv, i}, g, begin, end, at);
            char* to = g.dq.data + chunk * g.dq_chunk + b * g.dq.batch + h * g.dq.head + i * g.dq.row;
            std::memcpy(to, at.dq, p.width * sizeof(float));
        }
}

bool backward(const Problem& p, const Gradients& g, int64_t item) {
    const int64_t floats = 3 * p.width + 2 * p.value_width + 2 * p.keys;
    float* memory = static_cast<float*>(scratch(floats * sizeof(float) + p.keys));
    if (!memory) return false;
    float *k = memory + p.width, *v = k + p.width, *down = v + p.value_width, *dq = down + p.value_width;
    float* energy = g.denergy ? g.denergy + item * p.width : nullptr;
    const Sums at{memory, k, v, down, dq, energy, dq + p.width, reinterpret_cast<bool*>(memory + floats)};
    for (int64_t d = 0; energy && d < p.width; ++d) energy[d] = 0.0f;
    const auto part = p.normalizer == Normalizer::entmax ? sparse_backward_part : backward_chunk;
    const int64_t count = chunks(p, g), owner = item / count, owners = g.all_heads ? 1 : p.kv_heads;
    const int64_t b0 = g.all_batches ? 0 : owner / owners, kv0 = g.all_heads ? 0 : owner % owners;
    for (int64_t b = b0; b < (g.all_batches ? p.batch : b0 + 1); ++b)
        for (int64_t kv = kv0; kv < (g.all_heads ? p.kv_heads : kv0 + 1); ++kv) part(p, g, b, kv, item % count, at);
    return true;
}

}  // namespace

// For scalar_look.cpp.
void scalar_scores(const Problem& p, int64_t b, int64_t h, int64_t i, float* memory, float* s, bool* seen) {
    const Row row{p, b, h, h / (p.heads / p.kv_heads), i};
    load_query(row, memory);
    see(row, seen);
    score_row(row, memory, memory + p.width, s, seen);
}

bool scalar_look(const Problem& p, const Look& look, int64_t item);

const Kernels scalar_kernels{"scalar", forward, nullptr, backward, nullptr, scalar_look, nullptr, false};

}  // namespace qkv
