// The one file that knows of Python: it turns arguments into pointers, shapes and strides. Tensors come as addresses, so that
// neither torch nor NumPy is needed here; whoever calls keeps them alive.
#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <cmath>
#include <map>
#include <string>

#include "dispatch.h"
#include "isa.h"

namespace nb = nanobind;

namespace {

std::map<std::string, std::string> build_info() {
    return {{"compiler", QKV_COMPILER}, {"flags", QKV_FLAGS}, {"architecture", QKV_ARCHITECTURE}};
}

template <class T>
const T* pointer(uintptr_t address) {
    return reinterpret_cast<const T*>(address);
}

int64_t item_size(qkv::Type type) { return type == qkv::Type::f32 ? 4 : 2; }

// A problem without its tensors: what stays the same from call to call.
struct Plan {
    qkv::Problem p;

    Plan(int type, int out_type, int64_t batch, int64_t heads, int64_t kv_heads, int64_t queries, int64_t keys,
         int64_t width, int64_t value_width, double scale) {
        p.type = static_cast<qkv::Type>(type);
        p.out_type = static_cast<qkv::Type>(out_type);
        p.batch = batch, p.heads = heads, p.kv_heads = kv_heads, p.queries = queries, p.keys = keys;
        p.width = width, p.value_width = value_width;
        p.scale = static_cast<float>(scale);
    }

    qkv::View& view(const std::string& name) {
        if (name == "q") return p.q;
        if (name == "k") return p.k;
        if (name == "v") return p.v;
        return p.out;
    }

    // Strides in numbers of the tensor's own type.
    void strides(const std::string& name, int64_t batch, int64_t head, int64_t row) {
        const int64_t size = item_size(name == "out" ? p.out_type : p.type);
        qkv::View& x = view(name);
        x.batch = batch * size, x.head = head * size, x.row = row * size;
    }

    void bounds(int64_t first, int64_t last, int64_t prefix, int64_t length) {
        p.mask.bounded = true;
        p.mask.bounds = {first, last, prefix, length};
    }

    void bounds_of_batch(uintptr_t address) {
        p.mask.bounded = true;
        p.mask.bounds_of_batch = pointer<int64_t>(address);
    }

    void rows(uintptr_t address, int64_t batch) {
        p.mask.rows = pointer<int32_t>(address);
        p.mask.rows_batch = batch;
    }

    void seen(uintptr_t address, int64_t batch) {
        p.mask.seen = pointer<uint8_t>(address);
        p.mask.seen_batch = batch;
    }

    void runs(uintptr_t runs, uintptr_t starts, uintptr_t group_of_batch, uintptr_t bits, int64_t bits_batch,
              int64_t bits_head) {
        p.mask.runs = pointer<qkv::Run>(runs);
        p.mask.run_starts = pointer<int64_t>(starts);
        p.mask.group_of_batch = pointer<int64_t>(group_of_batch);
        p.mask.bits = pointer<uint64_t>(bits);
        p.mask.bits_batch = bits_batch, p.mask.bits_head = bits_head;
    }

    void add(uintptr_t address, int type, int64_t batch, int64_t head, int64_t row, int64_t key) {
        if (p.bias.count == qkv::ADDED) throw nb::value_error("add: the kernels add no more tensors than this");
        qkv::Added& added = p.bias.added[p.bias.count++];
        added.type = static_cast<qkv::Type>(type);
        const int64_t size = item_size(added.type);
        added.values = {reinterpret_cast<char*>(address), batch * size, head * size, row * size};
        added.key = key * size;
    }

    void slopes(uintptr_t address, int64_t offset, uintptr_t offset_of_batch) {
        p.bias.slopes = pointer<float>(address);
        p.bias.offset = offset;
        p.bias.offset_of_batch = pointer<int64_t>(offset_of_batch);
    }

    void by_distance(uintptr_t address, int64_t batch, int64_t head) {
        p.bias.by_distance = pointer<float>(address);
        p.bias.by_distance_batch = batch, p.bias.by_distance_head = head;
    }

    void dropout(uint64_t seed, uint32_t threshold, double factor) {
        p.dropout = {true, seed, threshold, static_cast<float>(factor)};
    }

    void softcap(double cap) { p.softcap = static_cast<float>(cap); }
    void sinks(uintptr_t address) { p.sinks = pointer<float>(address); }
    void off_by_one() { p.off_by_one = true; }
    void energy(uintptr_t address) { p.energy = pointer<float>(address); }

    void normalizer(int kind, double parameter) {
        p.normalizer = static_cast<qkv::Normalizer>(kind);
        p.parameter = static_cast<float>(parameter);
    }
};

// Signals arrive while the kernels run without the interpreter; Ctrl-C ends the call.
bool interrupted() {
    nb::gil_scoped_acquire held;
    return PyErr_CheckSignals() != 0;
}

void finish(qkv::Outcome outcome, const char* what) {
    if (outcome == qkv::Outcome::stopped) throw nb::python_error();
    if (outcome == qkv::Outcome::no_memory) {
        PyErr_Format(PyExc_MemoryError, "qkv.attention: no memory for the working space of the native %s.", what);
        throw nb::python_error();
    }
}

void forward(const Plan& plan, uintptr_t q, uintptr_t k, uintptr_t v, uintptr_t out, uintptr_t state, int threads) {
    qkv::Problem p = plan.p;
    p.q.data = reinterpret_cast<char*>(q), p.k.data = reinterpret_cast<char*>(k), p.v.data = reinterpret_cast<char*>(v);
    p.out.data = reinterpret_cast<char*>(out), p.state = reinterpret_cast<float*>(state);
    qkv::Outcome outcome;
    {
        nb::gil_scoped_release released;
        outcome = qkv::forward(p, threads, interrupted);
    }
    finish(outcome, "forward");
}

// `forward` of a plan that is kept, for a mask whose tensors change from call to call: flags of the keys, and what each
// sequence has for the bounds' length and for the position of its first query. The call has its own copy of the plan.
void again(const Plan& plan, uintptr_t q, uintptr_t k, uintptr_t v, uintptr_t out, int threads, uintptr_t seen,
           uintptr_t lengths, uintptr_t positions) {
    Plan mine = plan;
    mine.p.mask.seen = pointer<uint8_t>(seen);
    mine.p.mask.lengths = pointer<int64_t>(lengths), mine.p.mask.positions = pointer<int64_t>(positions);
    forward(mine, q, k, v, out, 0, threads);
}

// dq (chunks, B, Hq, Lq, D), dk (B, Hkv, Lk, D), dv (B, Hkv, Lk, Dv): float, contiguous. added: for each tensor of the bias
// its gradient's address and five strides, or nothing. With `finished` dq is whole, and all three are of `type`.
void backward(const Plan& plan, uintptr_t q, uintptr_t k, uintptr_t v, uintptr_t dout, const std::vector<int64_t>& dout_strides,
              uintptr_t row_state, uintptr_t terms, uintptr_t dq, uintptr_t dk, uintptr_t dv, int64_t chunk, int threads,
              const std::vector<std::vector<int64_t>>& added, uintptr_t by_distance, bool all_batches, bool all_heads,
              uintptr_t denergy, uintptr_t out, int type, uintptr_t shares, uintptr_t finished) {
    qkv::Problem p = plan.p;
    p.out.data = reinterpret_cast<char*>(out);
    p.q.data = reinterpret_cast<char*>(q), p.k.data = reinterpret_cast<char*>(k), p.v.data = reinterpret_cast<char*>(v);
    p.state = reinterpret_cast<float*>(row_state);
    qkv::Gradients g;
    g.type = static_cast<qkv::Type>(type);
    g.finished = reinterpret_cast<int*>(finished), g.shares = reinterpret_cast<float*>(shares);
    const int64_t size = item_size(p.type), f = item_size(g.type);
    g.dout = {reinterpret_cast<char*>(dout), dout_strides.at(0) * size, dout_strides.at(1) * size, dout_strides.at(2) * size};
    g.terms = pointer<float>(terms);
    const bool by_queries = p.normalizer == qkv::Normalizer::entmax;
    const auto whole = [by_queries](int64_t width) { return by_queries ? (width + 15) / 16 * 16 : width; };
    auto dense = [f](uintptr_t at, int64_t heads, int64_t rows, int64_t width) {
        return qkv::View{reinterpret_cast<char*>(at), heads * rows * width * f, rows * width * f, width * f};
    };
    g.dq = dense(dq, p.heads, p.queries, p.width);
    g.dk = dense(dk, p.kv_heads, p.keys, whole(p.width));
    g.dv = dense(dv, p.kv_heads, p.keys, whole(p.value_width));
    g.dq_chunk = by_queries || finished ? 0 : p.batch * g.dq.batch;
    g.dk_chunk = p.batch * g.dk.batch, g.dv_chunk = p.batch * g.dv.batch;
    g.chunk = chunk;
    for (size_t n = 0; n < added.size() && n < qkv::ADDED; ++n) {
        const std::vector<int64_t>& x = added[n];
        if (!x.empty()) g.added[n] = {reinterpret_cast<float*>(x.at(0)), x.at(1), x.at(2), x.at(3), x.at(4), x.at(5)};
    }
    g.by_distance = reinterpret_cast<float*>(by_distance);
    g.all_batches = all_batches, g.all_heads = all_heads;
    g.denergy = reinterpret_cast<float*>(denergy);
    qkv::Outcome outcome;
    {
        nb::gil_scoped_release released;
        outcome = qkv::backward(p, g, threads, interrupted);
    }
    finish(outcome, "backward");
}

template <class T>
T* place(uintptr_t address) {
    return reinterpret_cast<T*>(address);
}

// What is asked of a plan's weights. Addresses of results are the caller's, made for the sizes that look.h tells.
struct Question {
    qkv::Look look;

    explicit Question(int64_t chunks) { look.chunks = chunks; }

    void wanted(uintptr_t rows) { look.wanted = pointer<uint8_t>(rows); }
    void top(int64_t count, uintptr_t weights, uintptr_t keys) {
        look.top = count, look.top_weights = place<float>(weights), look.top_keys = place<int64_t>(keys);
    }
    void entropy(uintptr_t to) { look.entropy = place<float>(to); }
    void reach(uintptr_t total, uintptr_t visible, uintptr_t far, uintptr_t position) {
        look.total = place<float>(total), look.visible = place<int64_t>(visible);
        look.far = place<float>(far), look.position = pointer<int64_t>(position);
    }
    void received(uintptr_t sums, uintptr_t eligible) {
        look.received = place<double>(sums), look.eligible = place<int64_t>(eligible);
    }
    void row_factor(uintptr_t x, int64_t head) { look.row_factor = pointer<float>(x), look.row_factor_head = head; }
    void key_factor(uintptr_t x) { look.key_factor = pointer<float>(x); }
    void picture(int64_t rows, int64_t cols, bool largest, int64_t slots, uintptr_t shares) {
        look.picture_rows = rows, look.picture_cols = cols, look.largest = largest, look.slots = slots;
        look.picture = place<float>(shares);
    }
    void part(const std::vector<int64_t>& ends, uintptr_t to) {
        look.b0 = ends.at(0), look.b1 = ends.at(1), look.h0 = ends.at(2), look.h1 = ends.at(3);
        look.i0 = ends.at(4), look.i1 = ends.at(5), look.j0 = ends.at(6), look.j1 = ends.at(7);
        look.part = place<float>(to);
    }
    void hang(const Plan& plan, uintptr_t to, int threads) const {
        nb::gil_scoped_release released;
        qkv::hang_picture(plan.p, look, place<float>(to), threads);
    }
};

void look(const Plan& plan, const Question& asked, uintptr_t q, uintptr_t k, uintptr_t row_state, int threads) {
    qkv::Problem p = plan.p;
    p.q.data = place<char>(q), p.k.data = place<char>(k);
    qkv::Look look = asked.look;
    look.row_state = pointer<float>(row_state);
    qkv::Outcome outcome;
    {
        nb::gil_scoped_release released;
        outcome = qkv::look(p, look, threads, interrupted);
    }
    finish(outcome, "look");
}

void watch(const Plan& plan, const Question& asked, uintptr_t q, uintptr_t k, uintptr_t v, uintptr_t out, uintptr_t state, int threads) {
    qkv::Problem p = plan.p;
    p.q.data = place<char>(q), p.k.data = place<char>(k), p.v.data = place<char>(v);
    p.out.data = place<char>(out), p.state = place<float>(state);
    qkv::Outcome outcome;
    {
        nb::gil_scoped_release released;
        outcome = qkv::watch(p, asked.look, threads, interrupted);
    }
    finish(outcome, "forward");
}

void pack_bits(uintptr_t from, int64_t rows, int64_t row, int64_t keys, int64_t key, uintptr_t words) {
    qkv::pack_bits(pointer<uint8_t>(from), rows, row, keys, key, reinterpret_cast<uint64_t*>(words));
}

}  // namespace

NB_MODULE(_native, m) {
    m.doc() = "qkv's native code. It needs neither torch nor NumPy to load.";
    m.def("isa", &qkv::isa,
          "Instruction sets of the CPU that this process runs on, \"scalar\" first, each including those before it: "
          "\"avx2\" (with FMA and BMI2), \"avx512\" (F, BW, CD, DQ, VL), \"avx512_bf16\", \"amx_bf16\" (tiles, which Linux was asked for). Probed at run time.");
    m.def("build_info", &build_info,
          "How this module was compiled: \"compiler\" (name and version), \"flags\", \"architecture\".");
    m.def("kernels", [] { return std::string(qkv::kernels().name); }, "The instruction set whose kernels run.");
    m.def("choose_kernels", [](const std::string& name) { return qkv::choose_kernels(name.c_str()); }, nb::arg("name"),
          "Take the kernels of this instruction set from now on; False where this machine lacks it.");
    m.def("thread_source", [] { return std::string(qkv::thread_source()); },
          "Where threads come from: \"libgomp\" (torch's) or \"own pool\".");
    m.def("use_own_pool", &qkv::use_own_pool, nb::arg("only"), "Whether to leave torch's threads alone: for tests.");
    m.def("forward", &forward, nb::arg("plan"), nb::arg("q"), nb::arg("k"), nb::arg("v"), nb::arg("out"), nb::arg("state"),
          nb::arg("threads"), "Attention as `plan` tells; tensors are addresses, 0 for no state.");
    m.def("again", &again, nb::arg("plan"), nb::arg("q"), nb::arg("k"), nb::arg("v"), nb::arg("out"), nb::arg("threads"),
          nb::arg("seen"), nb::arg("lengths"), nb::arg("positions"),
          "`forward` without a state, with these tensors of the mask: flags (1 byte) of the keys, lengths and positions of row 0 "
          "(int64, (B)); 0 for none.");
    m.def("backward", &backward, nb::arg("plan"), nb::arg("q"), nb::arg("k"), nb::arg("v"), nb::arg("dout"),
          nb::arg("dout_strides"), nb::arg("row_state"), nb::arg("terms"), nb::arg("dq"), nb::arg("dk"), nb::arg("dv"),
          nb::arg("chunk"), nb::arg("threads"), nb::arg("added") = std::vector<std::vector<int64_t>>(),
          nb::arg("by_distance") = 0, nb::arg("all_batches") = false, nb::arg("all_heads") = false,
          nb::arg("denergy") = 0, nb::arg("out") = 0, nb::arg("type") = 0, nb::arg("shares") = 0, nb::arg("finished") = 0,
          "Gradients: dk and dv whole, dq (chunks, B, Hq, Lq, D) in shares to be added up, all float and contiguous; with entmax dq "
          "whole, dk and dv (chunks, B, Hkv, Lk, width rounded up to 16) in shares, zeros to begin with. denergy: (items, D). Where "
          "`joins` says so: `finished` (int32, zeros, (B, Hq, strips of 64 rows)) makes dq whole and all three of `type`, and `shares` "
          "is then room for (chunks, B, Hq, strips, 64, D rounded up to 16) floats, if there are several chunks; `out` (float32, "
          "strides in the plan) stands for `terms` of 0.");
    nb::class_<Question>(m, "Question", "What is asked of the weights; results are addresses, in the shapes of native/look.h.")
        .def(nb::init<int64_t>(), nb::arg("chunks"))
        .def("wanted", &Question::wanted, nb::arg("rows"))
        .def("top", &Question::top, nb::arg("count"), nb::arg("weights"), nb::arg("keys"))
        .def("entropy", &Question::entropy, nb::arg("to"))
        .def("reach", &Question::reach, nb::arg("total"), nb::arg("visible"), nb::arg("far"), nb::arg("position"))
        .def("received", &Question::received, nb::arg("sums"), nb::arg("eligible"))
        .def("row_factor", &Question::row_factor, nb::arg("x"), nb::arg("head"))
        .def("key_factor", &Question::key_factor, nb::arg("x"))
        .def("picture", &Question::picture, nb::arg("rows"), nb::arg("cols"), nb::arg("largest"), nb::arg("slots"),
             nb::arg("shares"))
        .def("part", &Question::part, nb::arg("ends"), nb::arg("to"))
        .def("hang", &Question::hang, nb::arg("plan"), nb::arg("to"), nb::arg("threads"));
    m.def("look", &look, nb::arg("plan"), nb::arg("question"), nb::arg("q"), nb::arg("k"), nb::arg("row_state"),
          nb::arg("threads"), "What is asked of the weights that q, k and the row states determine.");
    m.def("watch", &watch, nb::arg("plan"), nb::arg("question"), nb::arg("q"), nb::arg("k"), nb::arg("v"), nb::arg("out"),
          nb::arg("state"), nb::arg("threads"), "`forward`, with what is asked answered on the way.");
    m.def("joins", [] { return qkv::kernels().joins; }, "Whether `backward` of the kernels that run takes `finished` and `out`.");
    m.def("watches", [] { return qkv::kernels().watch != nullptr; }, "Whether the kernels that run have `watch`.");
    m.def("limit",
          [](const std::string& what, int threads) {
              const char* names[] = {"float32", "bfloat16", "exp2", "memory"};
              for (int n = 0; n < 4; ++n)
                  if (what == names[n]) return qkv::limit(static_cast<qkv::Limit>(n), threads);
              throw nb::value_error("limit: expected float32, bfloat16, exp2 or memory");
          },
          nb::arg("what"), nb::arg("threads"), nb::call_guard<nb::gil_scoped_release>(),
          "What the kernels' own instructions reach here at most, a second: \"float32\" and \"bfloat16\" in floating point "
          "operations, \"exp2\" in elements, \"memory\" in bytes read.");
    m.def("pack_bits", &pack_bits, nb::arg("values"), nb::arg("rows"), nb::arg("row"), nb::arg("keys"), nb::arg("key"),
          nb::arg("words"), "Bit r of words[m] = values[r · row + m · key], for at most 64 rows.");
    nb::class_<Plan>(m, "Plan", "An attention without its tensors: sizes, strides, details. Addresses in it are the caller's.")
        .def(nb::init<int, int, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, double>(), nb::arg("type"),
             nb::arg("out_type"), nb::arg("batch"), nb::arg("heads"), nb::arg("kv_heads"), nb::arg("queries"),
             nb::arg("keys"), nb::arg("width"), nb::arg("value_width"), nb::arg("scale"))
        .def("strides", &Plan::strides, nb::arg("name"), nb::arg("batch"), nb::arg("head"), nb::arg("row"))
        .def("bounds", &Plan::bounds, nb::arg("first"), nb::arg("last"), nb::arg("prefix"), nb::arg("length"))
        .def("bounds_of_batch", &Plan::bounds_of_batch, nb::arg("address"))
        .def("rows", &Plan::rows, nb::arg("address"), nb::arg("batch"))
        .def("seen", &Plan::seen, nb::arg("address"), nb::arg("batch"))
        .def("runs", &Plan::runs, nb::arg("runs"), nb::arg("starts"), nb::arg("group_of_batch"), nb::arg("bits"),
             nb::arg("bits_batch"), nb::arg("bits_head"))
        .def("add", &Plan::add, nb::arg("address"), nb::arg("type"), nb::arg("batch"), nb::arg("head"), nb::arg("row"),
             nb::arg("key"))
        .def("slopes", &Plan::slopes, nb::arg("address"), nb::arg("offset"), nb::arg("offset_of_batch"))
        .def("by_distance", &Plan::by_distance, nb::arg("address"), nb::arg("batch"), nb::arg("head"))
        .def("dropout", &Plan::dropout, nb::arg("seed"), nb::arg("threshold"), nb::arg("factor"))
        .def("softcap", &Plan::softcap, nb::arg("cap"))
        .def("sinks", &Plan::sinks, nb::arg("address"))
        .def("off_by_one", &Plan::off_by_one)
        .def("energy", &Plan::energy, nb::arg("address"))
        .def("normalizer", &Plan::normalizer, nb::arg("kind"), nb::arg("parameter"));
}
