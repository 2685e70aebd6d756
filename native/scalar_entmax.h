// The entmax family in plain C++, to be read; the formulas stand in kernel_entmax.h. Included by scalar.cpp, inside its anonymous
// namespace.

// Where a row stands: u_j = [(α − 1)(s_j − θ)]₊, θ being the sum of two numbers.
struct Threshold {
    float slope, high, low;  // α − 1, and θ

    float excess(float s) const {
        const float u = (s - high - low) * slope;
        return u <= 0.0f ? 0.0f : u;
    }
    float weight(float u) const { return u == 0.0f ? 0.0f : std::pow(u, 1.0f / slope); }
    float derivative(float u) const { return u == 0.0f ? 0.0f : std::pow(u, 1.0f / slope - 1.0f); }

    // θ + x, what rounding leaves over kept apart (Knuth's two-sum).
    void move(float x) {
        const float rest = low + x, total = high + rest, other = total - high;
        low = (high - (total - other)) + (rest - other);
        high = total;
    }
};

// θ of a row by Newton's method, from below: Σ_j w_j = 1. +∞ where nothing is seen.
Threshold find_threshold(const Problem& p, const float* s, const bool* seen, float most) {
    Threshold t{p.parameter, most, 0.0f};
    if (most == NEG_INF) {
        t.high = -NEG_INF;
        return t;
    }
    t.move(-1.0f / t.slope);
    for (int round = 0; round < 64; ++round) {
        float mass = 0.0f, steep = 0.0f;
        for (int64_t j = 0; j < p.keys; ++j) {
            if (!seen[j]) continue;
            const float u = t.excess(s[j]);
            mass += t.weight(u), steep += t.derivative(u);
        }
        if (!(steep > 0.0f)) break;  // no numbers
        const float whole = std::pow(mass, 1.0f - t.slope);
        t.move((mass - whole) / (t.slope * steep));
        if (!(mass / whole - 1.0f > 8 * std::numeric_limits<float>::epsilon())) break;
    }
    return t;
}

void sparse_forward_row(const Row& r, const float* s, const bool* seen, float most, float* v, float* out) {
    const Problem& p = r.p;
    const Threshold t = find_threshold(p, s, seen, most);
    for (int64_t d = 0; d < p.value_width; ++d) out[d] = 0.0f;
    for (int64_t j = 0; j < p.keys; ++j) {
        const float w = seen[j] ? t.weight(t.excess(s[j])) : 0.0f;
        if (w == 0.0f) continue;
        widen_row(p.type, row_of(p.v, r.b, r.kv, j), p.value_width, v);
        for (int64_t d = 0; d < p.value_width; ++d) out[d] += w * v[d];
    }
    char* to = p.out.data + r.b * p.out.batch + r.h * p.out.head + r.i * p.out.row;
    for (int64_t d = 0; d < p.value_width; ++d) set_number(p.out_type, to + d * bytes(p.out_type), out[d]);
    if (!p.state) return;
    float* state = p.state + 2 * ((r.b * p.heads + r.h) * p.queries + r.i);
    state[0] = t.high, state[1] = t.low;
}

// dS = g (dO · v − Σ g dO · v / Σ g); dQ = dS k, dK += dS q, dV += w dO.
void sparse_backward_row(const Row& r, const Gradients& g, const Sums& at, int64_t part, float* dk, float* dv) {
    const Problem& p = r.p;
    float *s = at.s, *slopes = s + p.keys;
    const int64_t number = (r.b * p.heads + r.h) * p.queries + r.i;
    const Threshold t{p.parameter, p.state[2 * number], p.state[2 * number + 1]};
    const int64_t row_k = (p.width + 15) / 16 * 16, row_v = (p.value_width + 15) / 16 * 16;
    widen_row(p.type, row_of(p.q, r.b, r.h, r.i), p.width, at.q);
    widen_row(p.type, row_of(g.dout, r.b, r.h, r.i), p.value_width, at.down);
    see(r, at.seen);
    float sum = 0.0f, steep = 0.0f;
    for (int64_t j = 0; j < p.keys; ++j) {
        if (!at.seen[j]) continue;
        widen_row(p.type, row_of(p.k, r.b, r.kv, j), p.width, at.k);
        const float u = t.excess(decorated(r, j, match(p, at.q, at.k) * p.scale, at.seen[j]));
        at.seen[j] = at.seen[j] && u != 0.0f;
        if (!at.seen[j]) continue;
        s[j] = u, slopes[j] = 0.0f;
        widen_row(p.type, row_of(p.v, r.b, r.kv, j), p.value_width, at.v);
        for (int64_t d = 0; d < p.value_width; ++d) slopes[j] += at.down[d] * at.v[d];
        sum += t.derivative(u) * slopes[j], steep += t.derivative(u);
    }
    for (int64_t d = 0; d < p.width; ++d) at.dq[d] = 0.0f;
    for (int64_t j = 0; j < p.keys; ++j) {
        if (!at.seen[j]) continue;
        widen_row(p.type, row_of(p.k, r.b, r.kv, j), p.width, at.k);
        const float ds = t.derivative(s[j]) * (slopes[j] - sum / steep);
        give_bias(r, g, part, j, ds);
        pull_back_match(p, at, ds * bend(p, match(p, at.q, at.k) * p.scale), 1.0f, dk + j * row_k);
        for (int64_t d = 0; d < p.value_width; ++d) dv[j * row_v + d] += t.weight(s[j]) * at.down[d];
    }
    for (int64_t d = 0; d < p.width; ++d) at.dq[d] *= p.scale;
}

// A part of the queries of one key head, with a share of dK and dV of its own.
void sparse_backward_part(const Problem& p, const Gradients& g, int64_t b, int64_t kv, int64_t part, const Sums& at) {
    const int64_t group = p.heads / p.kv_heads;
    float* dk = reinterpret_cast<float*>(g.dk.data + part * g.dk_chunk + b * g.dk.batch + kv * g.dk.head);
    float* dv = reinterpret_cast<float*>(g.dv.data + part * g.dv_chunk + b * g.dv.batch + kv * g.dv.head);
    for (int64_t h = kv * group; h < (kv + 1) * group; ++h)
        for (int64_t i = part * g.chunk; i < (part + 1) * g.chunk && i < p.queries; ++i) {
            sparse_backward_row(Row{p, b, h, kv, i}, g, at, part, dk, dv);
            std::memcpy(g.dq.data + b * g.dq.batch + h * g.dq.head + i * g.dq.row, at.dq, p.width * sizeof(float));
        }
}
