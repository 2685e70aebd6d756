// node_modules/svelte/src/internal/shared/utils.js
var e = Array.isArray, t = Array.prototype.indexOf, n = Array.prototype.includes, r = Array.from, i = Object.defineProperty, a = Object.getOwnPropertyDescriptor, o = Object.getOwnPropertyDescriptors, s = Object.prototype, c = Array.prototype, l = Object.getPrototypeOf, u = Object.isExtensible, d = () => {};
function f(e) {
	for (var t = 0; t < e.length; t++) e[t]();
}
function p() {
	var e, t;
	return {
		promise: new Promise((n, r) => {
			e = n, t = r;
		}),
		resolve: e,
		reject: t
	};
}
function m(e, t) {
	if (Array.isArray(e)) return e;
	if (t === void 0 || !(Symbol.iterator in e)) return Array.from(e);
	let n = [];
	for (let r of e) if (n.push(r), n.length === t) break;
	return n;
}
var h = 1024, g = 2048, _ = 4096, v = 8192, y = 16384, b = 32768, x = 1 << 25, S = 65536, C = 1 << 19, ee = 1 << 20, te = 1 << 25, ne = 1 << 21, re = 1 << 22, ie = 1 << 23, ae = Symbol("$state"), oe = Symbol("component"), se = Symbol(""), ce = Symbol("attributes"), le = Symbol("class"), ue = Symbol("style"), de = Symbol("text"), fe = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), pe = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml"), me = {}, w = Symbol("uninitialized"), he = "http://www.w3.org/1999/xhtml";
function ge() {
	console.warn("https://svelte.dev/e/derived_inert");
}
function _e(e) {
	console.warn("https://svelte.dev/e/hydration_mismatch");
}
function ve() {
	console.warn("https://svelte.dev/e/select_multiple_invalid_value");
}
function ye() {
	console.warn("https://svelte.dev/e/svelte_boundary_reset_noop");
}
// node_modules/svelte/src/internal/client/dom/hydration.js
var T = !1;
function be(e) {
	T = e;
}
var E;
function D(e) {
	if (e === null) throw _e(), me;
	return E = e;
}
function xe() {
	return D(/* @__PURE__ */ z(E));
}
function Se(e) {
	if (T) {
		if (/* @__PURE__ */ z(E) !== null) throw _e(), me;
		E = e;
	}
}
function Ce(e = 1) {
	if (T) {
		for (var t = e, n = E; t--;) n = /* @__PURE__ */ z(n);
		E = n;
	}
}
function we(e = !0) {
	for (var t = 0, n = E;;) {
		if (n.nodeType === 8) {
			var r = n.data;
			if (r === "]") {
				if (t === 0) return n;
				--t;
			} else (r === "[" || r === "[!" || r[0] === "[" && !isNaN(Number(r.slice(1)))) && (t += 1);
		}
		var i = /* @__PURE__ */ z(n);
		e && n.remove(), n = i;
	}
}
function Te(e) {
	if (!e || e.nodeType !== 8) throw _e(), me;
	return e.data;
}
// node_modules/svelte/src/internal/client/reactivity/equality.js
function Ee(e) {
	return e === this.v;
}
function De(e, t) {
	return e == e ? e !== t || typeof e == "object" && !!e || typeof e == "function" : t == t;
}
function Oe(e) {
	return !De(e, this.v);
}
// node_modules/svelte/src/internal/client/errors.js
function ke() {
	throw Error("https://svelte.dev/e/async_derived_orphan");
}
function Ae(e, t, n) {
	throw Error("https://svelte.dev/e/each_key_duplicate");
}
function je() {
	throw Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function Me() {
	throw Error("https://svelte.dev/e/state_descriptors_fixed");
}
function Ne() {
	throw Error("https://svelte.dev/e/state_prototype_fixed");
}
function Pe() {
	throw Error("https://svelte.dev/e/state_unsafe_mutation");
}
function Fe() {
	throw Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}
// node_modules/svelte/src/internal/client/context.js
var O = null;
function Ie(e) {
	O = e;
}
function Le(e, t = !1, n) {
	O = {
		p: O,
		i: !1,
		c: null,
		e: null,
		s: e,
		x: null,
		r: q,
		l: null
	};
}
function Re(e) {
	var t = O, n = t.e;
	if (n !== null) {
		t.e = null;
		for (var r of n) Zt(r);
	}
	return e !== void 0 && (t.x = e), t.i = !0, O = t.p, ze(e);
}
function ze(e = {}) {
	return i(e, oe, { value: !0 }), e;
}
function Be() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var Ve = [];
function He() {
	var e = Ve;
	Ve = [], f(e);
}
function k(e) {
	if (Ve.length === 0 && !ut) {
		var t = Ve;
		queueMicrotask(() => {
			t === Ve && He();
		});
	}
	Ve.push(e);
}
// node_modules/svelte/src/internal/client/reactivity/status.js
var Ue = ~(g | _ | h);
function A(e, t) {
	e.f = e.f & Ue | t;
}
function We(e) {
	e.f & 512 || e.deps === null ? A(e, h) : A(e, _);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function Ge(e, t) {
	e.f & 2048 ? t.set(e, g) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, _), A(e, h);
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function Ke(e) {
	var t = W, n = q;
	K(null), J(null);
	try {
		return e();
	} finally {
		K(t), J(n);
	}
}
// node_modules/svelte/src/internal/client/reactivity/async.js
function qe(e, t, n, r) {
	let i = Be() ? Ze : tt;
	var a = e.filter((e) => !e.settled), o = t.map(i);
	if (n.length === 0 && a.length === 0) {
		r(o);
		return;
	}
	var s = q, c = Je(), l = a.length === 1 ? a[0].promise : a.length > 1 ? Promise.all(a.map((e) => e.promise)) : null;
	function u(e) {
		if (!(s.f & 16384)) {
			c();
			try {
				r([...o, ...e]);
			} catch (e) {
				B(e, s);
			}
			Ye();
		}
	}
	var d = Xe();
	if (n.length === 0) {
		l.then(() => u([])).finally(d);
		return;
	}
	function f() {
		Promise.all(n.map((e) => /* @__PURE__ */ $e(e))).then(u).catch((e) => B(e, s)).finally(d);
	}
	l ? l.then(() => {
		s.f & 16384 ? d() : (c(), f(), Ye());
	}) : f();
}
function Je() {
	var e = q, t = W, n = O, r = j;
	return function(i = !0) {
		J(e), K(t), Ie(n), i && !(e.f & 16384) && (r?.activate(), r?.apply());
	};
}
function Ye(e = !0) {
	J(null), K(null), Ie(null), e && j?.deactivate();
}
function Xe() {
	var e = q, t = e.b, n = j, r = !!t?.is_rendered();
	return t?.update_pending_count(1, n), n.increment(r, e), () => {
		t?.update_pending_count(-1, n), n.decrement(r, e);
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Ze(e) {
	var t = 2 | g;
	return q !== null && (q.f |= C), {
		ctx: O,
		deps: null,
		effects: null,
		equals: Ee,
		f: t,
		fn: e,
		reactions: null,
		rv: 0,
		v: w,
		wv: 0,
		parent: q,
		ac: null
	};
}
var Qe = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function $e(e, t, n) {
	let r = q;
	r === null && ke();
	var i = void 0, a = wt(w), o = !W, s = /* @__PURE__ */ new Set();
	return $t(() => {
		var t = q, n = p();
		i = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== fe && n.reject(e);
			}).finally(Ye);
		} catch (e) {
			n.reject(e), Ye();
		}
		var c = j;
		if (o) {
			if (t.f & 32768) var l = Xe();
			if (r.b?.is_rendered()) c.async_deriveds.get(t)?.reject(Qe);
			else for (let e of s.values()) e.reject(Qe);
			s.add(n), c.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), s.delete(n), t !== Qe && (c.activate(), t ? (a.f |= ie, Ot(a, t)) : (a.f & 8388608 && (a.f ^= ie), Ot(a, e)), c.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), Xt(() => {
		for (let e of s) e.reject(Qe);
	}), new Promise((e) => {
		function t(n) {
			function r() {
				n === i ? e(a) : t(i);
			}
			n.then(r, r);
		}
		t(i);
	});
}
/*#__NO_SIDE_EFFECTS__*/
function et(e) {
	let t = /* @__PURE__ */ Ze(e);
	return _n(t), t;
}
/*#__NO_SIDE_EFFECTS__*/
function tt(e) {
	let t = /* @__PURE__ */ Ze(e);
	return t.equals = Oe, t;
}
function nt(e) {
	var t = e.effects;
	if (t !== null) {
		e.effects = null;
		for (var n = 0; n < t.length; n += 1) U(t[n]);
	}
}
function rt(e) {
	var t, n = q, r = e.parent;
	if (!hn && r !== null && e.v !== w && r.f & 24576) return ge(), e.v;
	J(r);
	try {
		nt(e), t = En(e);
	} finally {
		J(n);
	}
	return t;
}
function it(e) {
	var t = rt(e);
	!e.equals(t) && (e.wv = Cn(), (!j?.is_fork || e.deps === null) && (j === null ? e.v = t : (j.capture(e, t, !0), ct?.capture(e, t, !0)), e.deps === null)) ? A(e, h) : hn || (M === null ? We(e) : (Yt() || j?.is_fork) && M.set(e, t));
}
function at(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && Ke(() => {
		t.ac.abort(fe), t.ac = null;
	}), t.fn !== null && (t.teardown = d), kn(t, 0), an(t));
}
function ot(e) {
	if (e.effects !== null) for (let t of e.effects) t.teardown && t.fn !== null && An(t);
}
// node_modules/svelte/src/internal/client/reactivity/batch.js
var st = null, j = null, ct = null, M = null, lt = null, ut = !1, dt = !1, ft = null, pt = null, mt = 0, ht = 1, gt = class e {
	id = ht++;
	started = !1;
	linked = !0;
	prev = null;
	next = null;
	async_deriveds = /* @__PURE__ */ new Map();
	current = /* @__PURE__ */ new Map();
	previous = /* @__PURE__ */ new Map();
	#e = /* @__PURE__ */ new Set();
	#t = /* @__PURE__ */ new Set();
	#n = 0;
	#r = /* @__PURE__ */ new Map();
	#i = null;
	#a = [];
	#o = [];
	#s = /* @__PURE__ */ new Map();
	#c = /* @__PURE__ */ new Map();
	#l = /* @__PURE__ */ new Set();
	is_fork = !1;
	#u = !1;
	constructor() {
		st === null ? st = this : (st.next = this, this.prev = st), st = this;
	}
	#d() {
		if (this.is_fork) return !0;
		for (let e of this.#r.keys()) if (!this.#f(e)) return !0;
		return !1;
	}
	#f(e) {
		for (var t = e; t !== null; t = t.parent) if (this.#c.has(t)) return !0;
		return !1;
	}
	skip_effect(e) {
		this.#c.has(e) || this.#c.set(e, {
			d: [],
			m: []
		}), this.#l.delete(e);
	}
	unskip_effect(e, t = (e) => this.schedule(e)) {
		var n = this.#c.get(e);
		if (n) {
			this.#c.delete(e);
			for (var r of n.d) A(r, g), t(r);
			for (r of n.m) A(r, _), t(r);
		}
		this.#l.add(e);
	}
	#p() {
		var e = [];
		for (let i of this.#a) if (!(i.f & 16384 || !(i.f & 6144))) {
			for (var t = i, n = !1; t.parent !== null;) {
				t = t.parent;
				var r = t.f;
				if (r & 96) {
					if (!(r & 1024)) {
						n = !0;
						break;
					}
					t.f ^= h;
				}
			}
			n || e.push(t);
		}
		return this.#a = [], e;
	}
	#m() {
		this.started = !0;
		for (let [e, t] of this.#s) A(e, t), this.schedule(e);
		this.apply();
		for (var t = ft = [], n = [], r = pt = []; this.#a.length > 0;) {
			mt++ > 1e3 && (this.#b(), _t());
			for (let e of this.#p()) try {
				this.#h(e, t, n);
			} catch (t) {
				throw xt(e), this.#d() || this.discard(), t;
			}
		}
		if (j = null, r.length > 0) {
			var i = e.ensure();
			for (let e of r) i.schedule(e);
		}
		if (ft = null, pt = null, this.#d()) {
			this.#y(n), this.#y(t);
			for (let [e, t] of this.#c) bt(e, t);
			r.length > 0 && j.#m();
			return;
		}
		let a = this.#g();
		if (a) this.#y(n), this.#y(t), a.#v(this);
		else {
			this.#s.clear();
			for (let e of this.#e) e(this);
			this.#e.clear(), ct = this, vt(n), vt(t), ct = null, this.#i?.resolve();
			var o = j;
			this.#n === 0 && (this.#a.length === 0 || o !== null) && this.#b(), o !== null && (P.clear(), o.#m());
		}
	}
	#h(e, t, n) {
		e.f ^= h;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= h : i & 4 ? t.push(r) : wn(r) && (i & 16 && this.add_dirty_reaction(r, _), An(r));
				var o = r.first;
				if (o !== null) {
					r = o;
					continue;
				}
			}
			for (; r !== null;) {
				var s = r.next;
				if (s !== null) {
					r = s;
					break;
				}
				r = r.parent;
			}
		}
	}
	#g() {
		for (var e = this.prev; e !== null; e = e.prev) if (!e.is_fork && this.#_(e)) return e;
		return null;
	}
	#_(e) {
		for (let [t, [, n]] of this.current) if (!n && e.current.has(t)) return !0;
		return !1;
	}
	#v(e) {
		for (let [t, n] of e.current) !this.previous.has(t) && e.previous.has(t) && this.previous.set(t, e.previous.get(t)), this.current.set(t, n);
		for (let [t, n] of e.async_deriveds) {
			let e = this.async_deriveds.get(t);
			e && n.promise.then(e.resolve).catch(e.reject);
		}
		e.async_deriveds.clear(), this.transfer_reactions(e.#s);
		let t = (e) => {
			var n = e.reactions;
			if (n !== null && !(e.f & 2 && !(e.f & 6144))) for (let e of n) {
				var r = e.f;
				if (r & 2) t(e);
				else {
					var i = e;
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), A(i, g), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), j = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) Ge(e[t], this.#s);
	}
	capture(e, t, n = !1) {
		e.v !== w && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [t, n]), M?.set(e, t)), this.is_fork || (e.v = t);
	}
	activate() {
		j = this;
	}
	deactivate() {
		j = null, M = null;
	}
	flush() {
		try {
			dt = !0, j = this, this.#m();
		} finally {
			mt = 0, lt = null, ft = null, pt = null, dt = !1, j = null, M = null, P.clear();
		}
	}
	discard() {
		for (let e of this.#t) e(this);
		this.#t.clear();
		for (let e of this.async_deriveds.values()) e.reject(Qe);
		this.#b(), this.#i?.resolve();
	}
	register_created_effect(e) {
		this.#o.push(e);
	}
	increment(e, t) {
		if (this.#n += 1, e) {
			let e = this.#r.get(t) ?? 0;
			this.#r.set(t, e + 1);
		}
	}
	decrement(e, t) {
		if (--this.#n, e) {
			let e = this.#r.get(t) ?? 0;
			e === 1 ? this.#r.delete(t) : this.#r.set(t, e - 1);
		}
		this.#u || (this.#u = !0, k(() => {
			this.#u = !1, this.linked && this.flush();
		}));
	}
	transfer_reactions(e) {
		for (let [t, n] of e) this.add_dirty_reaction(t, n);
		e.clear();
	}
	add_dirty_reaction(e, t) {
		(t === 2048 || this.#s.get(e) !== 2048) && this.#s.set(e, t);
	}
	oncommit(e) {
		this.#e.add(e);
	}
	ondiscard(e) {
		this.#t.add(e);
	}
	settled() {
		return (this.#i ??= p()).promise;
	}
	static ensure() {
		if (j === null) {
			let t = j = new e();
			!dt && k(() => {
				t.started || t.flush();
			});
		}
		return j;
	}
	apply() {
		M = null;
	}
	schedule(e) {
		lt = e, e.b?.is_pending && e.f & 16777228 && !(e.f & 32768) ? e.b.defer_effect(e) : this.#a.push(e);
	}
	#b() {
		if (this.linked) {
			var e = this.prev, t = this.next;
			e === null || (e.next = t), t === null ? st = e : t.prev = e, this.linked = !1;
		}
	}
};
function _t() {
	try {
		je();
	} catch (e) {
		B(e, lt);
	}
}
var N = null;
function vt(e) {
	var t = e.length;
	if (t !== 0) {
		for (var n = 0; n < t;) {
			var r = e[n++];
			if (!(r.f & 24576) && wn(r) && (N = /* @__PURE__ */ new Set(), An(r), r.deps === null && r.first === null && r.nodes === null && r.teardown === null && r.ac === null && cn(r), N?.size > 0)) {
				P.clear();
				for (let e of N) {
					if (e.f & 24576) continue;
					let t = [e], n = e.parent;
					for (; n !== null;) N.has(n) && (N.delete(n), t.push(n)), n = n.parent;
					for (let e = t.length - 1; e >= 0; e--) {
						let n = t[e];
						n.f & 24576 || An(n);
					}
				}
				N.clear();
			}
		}
		N = null;
	}
}
function yt(e) {
	j.schedule(e);
}
function bt(e, t) {
	if (!(e.f & 32 && e.f & 1024)) {
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), A(e, h);
		for (var n = e.first; n !== null;) bt(n, t), n = n.next;
	}
}
function xt(e) {
	A(e, h);
	for (var t = e.first; t !== null;) xt(t), t = t.next;
}
// node_modules/svelte/src/internal/client/reactivity/sources.js
var St = /* @__PURE__ */ new Set(), P = /* @__PURE__ */ new Map(), Ct = !1;
function wt(e, t) {
	return {
		f: 0,
		v: e,
		reactions: null,
		equals: Ee,
		rv: 0,
		wv: 0
	};
}
/*#__NO_SIDE_EFFECTS__*/
function F(e, t) {
	let n = wt(e, t);
	return _n(n), n;
}
/*#__NO_SIDE_EFFECTS__*/
function Tt(e, t = !1, n = !0) {
	let r = wt(e);
	return t || (r.equals = Oe), r;
}
function I(e, t, n = !1) {
	return W !== null && (!G || W.f & 131072) && Be() && W.f & 4325394 && (Y === null || !Y.has(e)) && Pe(), Ot(e, n ? L(t) : t, pt);
}
var Et = null, Dt = 0;
function Ot(e, t, n = null) {
	if (!e.equals(t)) {
		hn ? P.set(e, t) : P.has(e) || P.set(e, e.v);
		var r = gt.ensure();
		if (r.capture(e, t), e.f & 2) {
			let t = e;
			e.f & 2048 && rt(t), M === null && We(t);
		}
		e.wv = Cn(), Et = null, Dt = 0, jt(e, g, n), Et = null, Be() && q !== null && q.f & 1024 && !(q.f & 96) && (Q === null ? vn([e]) : Q.push(e)), !r.is_fork && St.size > 0 && !Ct && kt();
	}
	return t;
}
function kt() {
	Ct = !1;
	for (let e of St) {
		e.f & 1024 && A(e, _);
		let t;
		try {
			t = wn(e);
		} catch {
			t = !0;
		}
		t && An(e);
	}
	St.clear();
}
function At(e) {
	I(e, e.v + 1);
}
function jt(e, t, n) {
	var r = e.reactions;
	if (r !== null) {
		var i = Be(), a = r.length;
		if (Dt += a, Dt > 1e5 && Et === null && (Et = /* @__PURE__ */ new Set()), Et !== null) {
			if (Et.has(e)) return;
			Et.add(e);
		}
		for (var o = 0; o < a; o++) {
			var s = r[o], c = s.f;
			if (i || s !== q) {
				var l = (c & g) === 0;
				if (l && A(s, t), c & 131072) St.add(s);
				else if (c & 2) {
					var u = s;
					M?.delete(u), jt(u, _, n);
				} else if (l) {
					var d = s;
					c & 16 && N !== null && N.add(d), n === null ? yt(d) : n.push(d);
				}
			}
		}
	}
}
function L(t) {
	if (typeof t != "object" || !t || ae in t || oe in t) return t;
	let n = l(t);
	if (n !== s && n !== c) return t;
	var r = /* @__PURE__ */ new Map(), i = e(t), o = /* @__PURE__ */ F(0), u = null, d = xn, f = (e) => {
		if (xn === d) return e();
		var t = W, n = xn;
		K(null), Sn(d);
		var r = e();
		return K(t), Sn(n), r;
	};
	return i && r.set("length", /* @__PURE__ */ F(t.length, u)), new Proxy(t, {
		defineProperty(e, t, n) {
			"value" in n && n.configurable !== !1 && n.enumerable !== !1 && n.writable !== !1 || Me();
			var i = r.get(t);
			return i === void 0 ? f(() => {
				var e = /* @__PURE__ */ F(n.value, u);
				return r.set(t, e), e;
			}) : I(i, n.value, !0), !0;
		},
		deleteProperty(e, t) {
			var n = r.get(t);
			if (n === void 0) {
				if (t in e) {
					let e = f(() => /* @__PURE__ */ F(w, u));
					r.set(t, e), At(o);
				}
			} else I(n, w), At(o);
			return !0;
		},
		get(e, n, i) {
			if (n === ae) return t;
			var o = r.get(n), s = n in e;
			if (o === void 0 && (!s || a(e, n)?.writable) && (o = f(() => /* @__PURE__ */ F(L(s ? e[n] : w), u)), r.set(n, o)), o !== void 0) {
				var c = $(o);
				return c === w ? void 0 : c;
			}
			return Reflect.get(e, n, i);
		},
		getOwnPropertyDescriptor(e, t) {
			this.has?.(e, t);
			var n = Reflect.getOwnPropertyDescriptor(e, t), i = r.get(t);
			if (i !== void 0) {
				var a = $(i);
				if (a === w) return;
				if (n && "value" in n) n.value = a;
				else return {
					enumerable: !0,
					configurable: !0,
					value: a,
					writable: !0
				};
			}
			return n;
		},
		has(e, t) {
			if (t === ae) return !0;
			var n = r.get(t), i = n !== void 0 && n.v !== w || Reflect.has(e, t);
			return (n !== void 0 || (q !== null || W !== null) && (!i || a(e, t)?.writable)) && (n === void 0 && (n = f(() => /* @__PURE__ */ F(i ? L(e[t]) : w, u)), r.set(t, n)), $(n) === w) ? !1 : i;
		},
		set(e, t, n, s) {
			var c = r.get(t), l = t in e;
			if (i && t === "length") for (var d = n; d < c.v; d += 1) {
				var p = r.get(d + "");
				p === void 0 ? d in e && (p = f(() => /* @__PURE__ */ F(w, u)), r.set(d + "", p)) : I(p, w);
			}
			if (c === void 0) (!l || a(e, t)?.writable) && (c = f(() => /* @__PURE__ */ F(void 0, u)), I(c, L(n)), r.set(t, c));
			else {
				l = c.v !== w;
				var m = f(() => L(n));
				I(c, m);
			}
			var h = Reflect.getOwnPropertyDescriptor(e, t);
			if (h?.set && h.set.call(s, n), !l) {
				if (i && typeof t == "string") {
					var g = r.get("length"), _ = Number(t);
					Number.isInteger(_) && _ >= g.v && I(g, _ + 1);
				}
				At(o);
			}
			return !0;
		},
		ownKeys(e) {
			$(o);
			var t = Reflect.ownKeys(e).filter((e) => {
				var t = r.get(e);
				return t === void 0 || t.v !== w;
			});
			for (var [n, i] of r) i.v !== w && !(n in e) && t.push(n);
			return t;
		},
		setPrototypeOf() {
			Ne();
		}
	});
}
function Mt(e) {
	try {
		if (typeof e == "object" && e && ae in e) return e[ae];
	} catch {}
	return e;
}
function Nt(e, t) {
	return Object.is(Mt(e), Mt(t));
}
var Pt, Ft, It, Lt;
function Rt() {
	if (Pt === void 0) {
		Pt = window, Ft = /Firefox/.test(navigator.userAgent);
		var e = Element.prototype, t = Node.prototype, n = Text.prototype;
		It = a(t, "firstChild").get, Lt = a(t, "nextSibling").get, u(e) && (e[le] = void 0, e[ce] = null, e[ue] = void 0, e.__e = void 0), u(n) && (n[de] = void 0);
	}
}
function R(e = "") {
	return document.createTextNode(e);
}
/*@__NO_SIDE_EFFECTS__*/
function zt(e) {
	return It.call(e);
}
/*@__NO_SIDE_EFFECTS__*/
function z(e) {
	return Lt.call(e);
}
function Bt(e, t) {
	if (!T) return /* @__PURE__ */ zt(e);
	var n = /* @__PURE__ */ zt(E);
	if (n === null) n = E.appendChild(R());
	else if (t && n.nodeType !== 3) {
		var r = R();
		return n?.before(r), D(r), r;
	}
	return t && Kt(n), D(n), n;
}
function Vt(e, t = !1) {
	if (!T) return /* @__PURE__ */ zt(e);
	var n = Bt(e, t);
	return Se(e), n;
}
function Ht(e, t = 1, n = !1) {
	let r = T ? E : e;
	for (var i; t--;) i = r, r = /* @__PURE__ */ z(r);
	if (!T) return r;
	if (n) {
		if (r?.nodeType !== 3) {
			var a = R();
			return r === null ? i?.after(a) : r.before(a), D(a), a;
		}
		Kt(r);
	}
	return D(r), r;
}
function Ut(e) {
	e.textContent = "";
}
function Wt() {
	return !1;
}
function Gt(e, t, n) {
	return t == null || t === "http://www.w3.org/1999/xhtml" ? n ? document.createElement(e, { is: n }) : document.createElement(e) : n ? document.createElementNS(t, e, { is: n }) : document.createElementNS(t, e);
}
function Kt(e) {
	if (e.nodeValue.length < 65536) return;
	let t = e.nextSibling;
	for (; t !== null && t.nodeType === 3;) t.remove(), e.nodeValue += t.nodeValue, t = e.nextSibling;
}
function qt(e) {
	var t = q;
	if (t === null) return W.f |= ie, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	B(e, t);
}
function B(e, t) {
	if (e === me) throw e;
	if (!(t !== null && t.f & 16384)) {
		for (; t !== null;) {
			if (t.f & 128 && !(t.f & 33570816)) {
				if (!(t.f & 32768)) throw e;
				try {
					t.b.error(e);
					return;
				} catch (t) {
					e = t;
				}
			}
			t = t.parent;
		}
		throw e;
	}
}
// node_modules/svelte/src/internal/client/reactivity/effects.js
function Jt(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function V(e, t) {
	var n = q;
	n !== null && n.f & 8192 && (e |= v);
	var r = {
		ctx: O,
		deps: null,
		nodes: null,
		f: e | g | 512,
		first: null,
		fn: t,
		last: null,
		next: null,
		parent: n,
		b: n && n.b,
		prev: null,
		teardown: null,
		wv: 0,
		ac: null
	};
	j?.register_created_effect(r);
	var i = r;
	if (e & 4) ft === null ? gt.ensure().schedule(r) : ft.push(r);
	else if (t !== null) {
		try {
			An(r);
		} catch (e) {
			throw U(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= S));
	}
	if (i !== null && (i.parent = n, n !== null && Jt(i, n), W !== null && W.f & 2 && !(e & 64))) {
		var a = W;
		(a.effects ??= []).push(i);
	}
	return r;
}
function Yt() {
	return W !== null && !G;
}
function Xt(e) {
	let t = V(8, null);
	return A(t, h), t.teardown = e, t;
}
function Zt(e) {
	return V(4 | ee, e);
}
function Qt(e) {
	gt.ensure();
	let t = V(64 | C, e);
	return (e = {}) => new Promise((n) => {
		e.outro ? ln(t, () => {
			U(t), n(void 0);
		}) : (U(t), n(void 0));
	});
}
function $t(e) {
	return V(re | C, e);
}
function en(e, t = 0) {
	return V(8 | t, e);
}
function tn(e, t = [], n = [], r = []) {
	qe(r, t, n, (t) => {
		V(8, () => {
			e(...t.map($));
		});
	});
}
function nn(e, t = 0) {
	return V(16 | t, e);
}
function H(e) {
	return V(32 | C, e);
}
function rn(e) {
	var t = e.teardown;
	if (t !== null) {
		let n = hn, r = W;
		gn(!0), K(null);
		try {
			t.call(null);
		} catch (t) {
			B(t, e.parent);
		} finally {
			gn(n), K(r);
		}
	}
}
function an(e, t = !1) {
	var n = e.first;
	for (e.first = e.last = null; n !== null;) {
		let e = n.ac;
		e !== null && Ke(() => {
			e.abort(fe);
		});
		var r = n.next;
		n.f & 64 ? n.parent = null : U(n, t), n = r;
	}
}
function on(e) {
	for (var t = e.first; t !== null;) {
		var n = t.next;
		t.f & 32 || U(t), t = n;
	}
}
function U(e, t = !0) {
	var n = !1;
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (sn(e.nodes.start, e.nodes.end), n = !0), e.f |= x, an(e, t && !n), kn(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	rn(e), e.f ^= x, e.f |= y;
	var i = e.parent;
	i !== null && i.first !== null && cn(e), e.next = e.prev = e.teardown = e.ctx = e.deps = e.fn = e.nodes = e.ac = e.b = null;
}
function sn(e, t) {
	for (; e !== null;) {
		var n = e === t ? null : /* @__PURE__ */ z(e);
		e.remove(), e = n;
	}
}
function cn(e) {
	var t = e.parent, n = e.prev, r = e.next;
	n !== null && (n.next = r), r !== null && (r.prev = n), t !== null && (t.first === e && (t.first = r), t.last === e && (t.last = n));
}
function ln(e, t, n = !0) {
	var r = [];
	e.f |= 256, un(e, r, !0);
	var i = () => {
		n && U(e), t && t();
	}, a = r.length;
	if (a > 0) {
		var o = () => --a || i();
		for (var s of r) s.out(o);
	} else i();
}
function un(e, t, n) {
	if (!(e.f & 8192)) {
		e.f ^= v;
		var r = e.nodes && e.nodes.t;
		if (r !== null) for (let e of r) (e.is_global || n) && t.push(e);
		for (var i = e.first; i !== null;) {
			var a = i.next;
			if (!(i.f & 64)) {
				var o = !!(i.f & 65536) || !!(i.f & 32) && !!(e.f & 16);
				un(i, t, o ? n : !1);
			}
			i = a;
		}
	}
}
function dn(e) {
	e.f &= -257, fn(e, !0);
}
function fn(e, t) {
	if (!(e.f & 256) && e.f & 8192) {
		e.f ^= v, e.f & 1024 || (A(e, g), gt.ensure().schedule(e));
		for (var n = e.first; n !== null;) {
			var r = n.next, i = !!(n.f & 65536) || !!(n.f & 32);
			fn(n, i ? t : !1), n = r;
		}
		var a = e.nodes && e.nodes.t;
		if (a !== null) for (let e of a) (e.is_global || t) && e.in();
	}
}
function pn(e, t) {
	if (e.nodes) for (var n = e.nodes.start, r = e.nodes.end; n !== null;) {
		var i = n === r ? null : /* @__PURE__ */ z(n);
		t.append(n), n = i;
	}
}
// node_modules/svelte/src/internal/client/legacy.js
var mn = null, hn = !1;
function gn(e) {
	hn = e;
}
var W = null, G = !1;
function K(e) {
	W = e;
}
var q = null;
function J(e) {
	q = e;
}
var Y = null;
function _n(e) {
	W !== null && (W.f & 2097152 || W.f & 2) && (Y ??= /* @__PURE__ */ new Set()).add(e);
}
var X = null, Z = 0, Q = null;
function vn(e) {
	Q = e;
}
var yn = 1, bn = 0, xn = bn;
function Sn(e) {
	xn = e;
}
function Cn() {
	return ++yn;
}
function wn(e) {
	var t = e.f;
	if (t & 2048) return !0;
	if (t & 4096) {
		for (var n = e.deps, r = n.length, i = 0; i < r; i++) {
			var a = n[i];
			if (wn(a) && it(a), a.wv > e.wv) return !0;
		}
		t & 512 && M === null && A(e, h);
	}
	return !1;
}
function Tn(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Y !== null && Y.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? Tn(a, t, !1) : t === a && (n ? A(a, g) : a.f & 1024 && A(a, _), yt(a));
	}
}
function En(e) {
	var t = X, n = Z, r = Q, i = W, a = Y, o = O, s = G, c = xn, l = e.f;
	X = null, Z = 0, Q = null, W = l & 96 ? null : e, Y = null, Ie(e.ctx), G = !1, xn = ++bn, e.ac !== null && (Ke(() => {
		e.ac.abort(fe);
	}), e.ac = null);
	try {
		e.f |= ne;
		var u = e.fn, d = u();
		e.f |= b;
		var f = Dn(e);
		if (Be() && Q !== null && !G && f !== null && !(e.f & 6146)) for (var p = 0; p < Q.length; p++) Tn(Q[p], e);
		if (i !== null && i !== e) {
			if (bn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = bn;
			if (t !== null) for (let e of t) e.rv = bn;
			Q !== null && (r === null ? r = Q : r.push(...Q));
		}
		return e.f & 8388608 && (e.f ^= ie), d;
	} catch (t) {
		return Dn(e), qt(t);
	} finally {
		e.f ^= ne, X = t, Z = n, Q = r, W = i, Y = a, Ie(o), G = s, xn = c;
	}
}
function Dn(e) {
	var t = e.deps, n = j?.is_fork;
	if (X !== null) {
		var r;
		if (n || kn(e, Z), t !== null && Z > 0) for (t.length = Z + X.length, r = 0; r < X.length; r++) t[Z + r] = X[r];
		else e.deps = t = X;
		if (Yt() && e.f & 512) for (r = Z; r < t.length; r++) (t[r].reactions ??= []).push(e);
	} else !n && t !== null && Z < t.length && (kn(e, Z), t.length = Z);
	return t;
}
function On(e, r) {
	let i = r.reactions;
	if (i !== null) {
		var a = t.call(i, e);
		if (a !== -1) {
			var o = i.length - 1;
			o === 0 ? i = r.reactions = null : (i[a] = i[o], i.pop());
		}
	}
	if (i === null && r.f & 2 && (X === null || !n.call(X, r))) {
		var s = r;
		s.f & 512 && (s.f ^= 512), s.v !== w && We(s), s.ac !== null && Ke(() => {
			s.ac.abort(fe), s.ac = null, A(s, g);
		}), at(s), kn(s, 0);
	}
}
function kn(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) On(e, n[r]);
}
function An(e) {
	var t = e.f;
	if (!(t & 16384)) {
		A(e, h);
		var n = q;
		q = e;
		try {
			t & 16777232 ? on(e) : an(e), rn(e);
			var r = En(e);
			e.teardown = typeof r == "function" ? r : null, e.wv = yn;
		} finally {
			q = n;
		}
	}
}
function $(e) {
	var t = !!(e.f & 2);
	if (mn?.add(e), W !== null && !G && !(q !== null && q.f & 16384) && (Y === null || !Y.has(e))) {
		var r = W.deps;
		if (W.f & 2097152) e.rv < bn && (e.rv = bn, X === null && r !== null && r[Z] === e ? Z++ : X === null ? X = [e] : X.push(e));
		else {
			W.deps ??= [], n.call(W.deps, e) || W.deps.push(e);
			var i = e.reactions;
			i === null ? e.reactions = [W] : n.call(i, W) || i.push(W);
		}
	}
	if (hn && P.has(e)) return P.get(e);
	if (t) {
		var a = e;
		if (hn) {
			var o = a.v;
			return (!(a.f & 1024) && a.reactions !== null || Mn(a)) && (o = rt(a)), P.set(a, o), o;
		}
		var s = !(a.f & 512) && !G && W !== null && !!(W.f & 512), c = (a.f & b) === 0;
		wn(a) && (s && (a.f |= 512), it(a)), s && !c && (ot(a), jn(a));
	}
	if (M?.has(e)) return M.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function jn(e) {
	if (e.f |= 512, e.deps !== null) for (let r of e.deps) {
		var t = r.reactions;
		t === null ? r.reactions = [e] : n.call(t, e) || t.push(e), r.f & 2 && !(r.f & 512) && (ot(r), jn(r));
	}
}
function Mn(e) {
	if (e.v === w) return !0;
	if (e.deps === null) return !1;
	for (let t of e.deps) if (P.has(t) || t.f & 2 && Mn(t)) return !0;
	return !1;
}
function Nn(e) {
	var t = G;
	try {
		return G = !0, e();
	} finally {
		G = t;
	}
}
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var Pn = ["touchstart", "touchmove"];
function Fn(e) {
	return Pn.includes(e);
}
// node_modules/svelte/src/internal/client/dom/elements/events.js
var In = Symbol("events"), Ln = /* @__PURE__ */ new Set(), Rn = /* @__PURE__ */ new Set();
function zn(e, t, n) {
	(t[In] ??= {})[e] = n;
}
function Bn(e) {
	for (var t = 0; t < e.length; t++) Ln.add(e[t]);
	for (var n of Rn) n(e);
}
var Vn = null, Hn = !1;
function Un(e) {
	var t = this, n = t.ownerDocument, r = e.type, a = e.composedPath?.() || [], o = a[0] || e.target;
	Vn = e, Hn || (Hn = !0, setTimeout(() => {
		Hn = !1, Vn = null;
	}));
	var s = 0, c = Vn === e && e[In];
	if (c) {
		var l = a.indexOf(c);
		if (l !== -1 && (t === document || t === window)) {
			e[In] = t;
			return;
		}
		var u = a.indexOf(t);
		if (u === -1) return;
		l <= u && (s = l);
	}
	if (o = a[s] || e.target, o !== t) {
		i(e, "currentTarget", {
			configurable: !0,
			get() {
				return o || n;
			}
		});
		var d = W, f = q;
		K(null), J(null);
		try {
			for (var p, m = []; o !== null && o !== t;) {
				try {
					var h = o[In]?.[r];
					h == null || o.disabled && e.target !== o || h.call(o, e);
				} catch (e) {
					p ? m.push(e) : p = e;
				}
				if (e.cancelBubble) break;
				s++, o = s < a.length ? a[s] : null;
			}
			if (p) {
				for (let e of m) queueMicrotask(() => {
					throw e;
				});
				throw p;
			}
		} finally {
			e[In] = t, delete e.currentTarget, K(d), J(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var Wn = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function Gn(e) {
	return Wn?.createHTML(e) ?? e;
}
function Kn(e) {
	var t = Gt("template");
	return t.innerHTML = Gn(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function qn(e, t) {
	var n = q;
	n.nodes === null && (n.nodes = {
		start: e,
		end: t,
		a: null,
		t: null
	});
}
/*#__NO_SIDE_EFFECTS__*/
function Jn(e, t) {
	var n = !!(t & 1), r = !!(t & 2), i, a = !e.startsWith("<!>");
	return () => {
		if (T) return qn(E, null), E;
		i === void 0 && (i = Kn(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ zt(i)));
		var t = r || Ft ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ zt(t), s = t.lastChild;
			qn(o, s);
		} else qn(t, t);
		return t;
	};
}
function Yn(e, t) {
	if (T) {
		var n = q;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = E), xe();
	} else e !== null && e.before(t);
}
function Xn() {
	if (T && E && E.nodeType === 8 && E.textContent?.startsWith("$")) {
		let e = E.textContent.substring(1);
		return xe(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function Zn(e) {
	let t = 0, n = wt(0), r;
	return () => {
		Yt() && ($(n), en(() => (t === 0 && (r = Nn(() => e(() => At(n)))), t += 1, () => {
			k(() => {
				--t, t === 0 && (r?.(), r = void 0, At(n));
			});
		})));
	};
}
// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var Qn = S | C;
function $n(e, t, n, r) {
	new er(e, t, n, r);
}
var er = class {
	parent;
	is_pending = !1;
	transform_error;
	#e;
	#t = T ? E : null;
	#n;
	#r;
	#i;
	#a = null;
	#o = null;
	#s = null;
	#c = null;
	#l = 0;
	#u = 0;
	#d = !1;
	#f = /* @__PURE__ */ new Map();
	#p = null;
	#m = Zn(() => (this.#p = wt(this.#l), () => {
		this.#p = null;
	}));
	constructor(e, t, n, r) {
		this.#e = e, this.#n = t, this.#r = (e) => {
			var t = q;
			t.b = this, t.f |= 128, n(e);
		}, this.parent = q.b, this.transform_error = r ?? this.parent?.transform_error ?? ((e) => e), this.#i = nn(() => {
			if (T) {
				let e = Te(this.#t);
				xe();
				let t = e === "[!";
				if (e.startsWith("[?")) {
					let t = JSON.parse(e.slice(2));
					this.#g(t);
				} else t ? this.#y() : this.#h();
			} else this.#b();
		}, Qn), T && (this.#e = E);
	}
	#h() {
		try {
			this.#a = H(() => this.#r(this.#e));
		} catch (e) {
			this.error(e);
		}
	}
	#g(e) {
		let t = this.#n.failed, { reset: n, invoke_onerror: r } = this.#_(e);
		k(r), t && (this.#s = H(() => {
			t(this.#e, () => e, () => n);
		}));
	}
	#_(e) {
		var t = !1, n = !1;
		let r = () => {
			this.#v() || (t ? ye() : (t = !0, n && Fe(), this.#s !== null && ln(this.#s, () => {
				this.#s = null;
			}), this.#S(() => {
				this.#b();
			})));
		};
		return {
			reset: r,
			invoke_onerror: () => {
				if (!this.#v()) try {
					n = !0, this.#n.onerror?.(e, r), n = !1;
				} catch (e) {
					B(e, this.#i && this.#i.parent);
				}
			}
		};
	}
	#v() {
		return (this.#i.f & (y | x)) !== 0;
	}
	#y() {
		let e = this.#n.pending;
		e && (this.is_pending = !0, this.#o = H(() => e(this.#e)), k(() => {
			if (!this.#v()) {
				var e = this.#c = document.createDocumentFragment(), t = R(), n = !1;
				e.append(t), this.#a = this.#S(() => {
					try {
						return H(() => this.#r(t));
					} catch (e) {
						try {
							this.error(e), n = !0;
						} catch (e) {
							B(e, this.#i.parent);
						}
						return null;
					}
				}), this.#a === null ? (this.#c = null, n && this.#x(j)) : this.#u === 0 && (this.#e.before(e), this.#c = null, ln(this.#o, () => {
					this.#o = null;
				}), this.#x(j));
			}
		}));
	}
	#b() {
		try {
			if (this.is_pending = this.has_pending_snippet(), this.#u = 0, this.#l = 0, this.#a = H(() => {
				this.#r(this.#e);
			}), this.#u > 0) {
				var e = this.#c = document.createDocumentFragment();
				pn(this.#a, e);
				let t = this.#n.pending;
				this.#o = H(() => t(this.#e));
			} else this.#x(j);
		} catch (e) {
			this.error(e);
		}
	}
	#x(e) {
		this.is_pending = !1, e.transfer_reactions(this.#f);
	}
	defer_effect(e) {
		Ge(e, this.#f);
	}
	is_rendered() {
		return !this.is_pending && (!this.parent || this.parent.is_rendered());
	}
	has_pending_snippet() {
		return !!this.#n.pending;
	}
	#S(e) {
		var t = q, n = W, r = O;
		J(this.#i), K(this.#i), Ie(this.#i.ctx);
		try {
			return gt.ensure(), e();
		} finally {
			J(t), K(n), Ie(r);
		}
	}
	#C(e, t) {
		this.has_pending_snippet() ? (this.#u += e, this.#u === 0 && (this.#x(t), this.#o && ln(this.#o, () => {
			this.#o = null;
		}), this.#c &&= (this.#e.before(this.#c), null))) : this.parent && this.parent.#C(e, t);
	}
	update_pending_count(e, t) {
		this.#C(e, t), this.#l += e, !this.#p || this.#d || (this.#d = !0, k(() => {
			this.#d = !1, this.#p && Ot(this.#p, this.#l);
		}));
	}
	get_effect_pending() {
		return this.#m(), $(this.#p);
	}
	error(e) {
		if (e === me || !this.#n.onerror && !this.#n.failed) throw e;
		j?.is_fork ? (this.#a && j.skip_effect(this.#a), this.#o && j.skip_effect(this.#o), this.#s && j.skip_effect(this.#s), j.oncommit(() => {
			this.#v() || this.#w(e);
		})) : this.#w(e);
	}
	#w(e) {
		this.#a &&= (U(this.#a), null), this.#o &&= (U(this.#o), null), this.#s &&= (U(this.#s), null), T && (D(this.#t), Ce(), D(we()));
		let t = this.#n.failed, n = (e) => {
			if (this.#v()) return;
			let { reset: n, invoke_onerror: r } = this.#_(e);
			r(), t && !this.#v() && (this.#s = this.#S(() => {
				try {
					return H(() => {
						var r = q;
						r.b = this, r.f |= 128, t(this.#e, () => e, () => n);
					});
				} catch (e) {
					return B(e, this.#i.parent), null;
				}
			}));
		};
		k(() => {
			if (!this.#v()) {
				var t;
				try {
					t = this.transform_error(e);
				} catch (e) {
					B(e, this.#i && this.#i.parent);
					return;
				}
				typeof t == "object" && t && typeof t.then == "function" ? t.then(n, (e) => B(e, this.#i && this.#i.parent)) : n(t);
			}
		});
	}
};
function tr(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[de] ??= e.nodeValue) && (e[de] = n, e.nodeValue = `${n}`);
}
function nr(e, t) {
	return ir(e, t);
}
var rr = /* @__PURE__ */ new Map();
function ir(e, { target: t, anchor: n, props: i = {}, events: a, context: o, intro: s = !0, transformError: c }) {
	Rt();
	var l = void 0, u = Qt(() => {
		var s = n ?? t.appendChild(R());
		$n(s, { pending: () => {} }, (t) => {
			Le({});
			var n = O;
			if (o && (n.c = o), a && (i.$$events = a), T && qn(t, null), l = e(t, i) || ze(), T && (q.nodes.end = E, E === null || E.nodeType !== 8 || E.data !== "]")) throw _e(), me;
			Re();
		}, c);
		var u = /* @__PURE__ */ new Set(), d = (e) => {
			for (var n = 0; n < e.length; n++) {
				var r = e[n];
				if (!u.has(r)) {
					u.add(r);
					var i = Fn(r);
					for (let e of [t, document]) {
						var a = rr.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), rr.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, Un, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return d(r(Ln)), Rn.add(d), () => {
			for (var e of u) for (let n of [t, document]) {
				var r = rr.get(n), i = r.get(e);
				--i == 0 ? (n.removeEventListener(e, Un), r.delete(e), r.size === 0 && rr.delete(n)) : r.set(e, i);
			}
			Rn.delete(d), s !== n && s.parentNode?.removeChild(s);
		};
	});
	return ar.set(l, u), l;
}
var ar = /* @__PURE__ */ new WeakMap();
// node_modules/svelte/src/internal/client/dom/blocks/each.js
function or(e, t, n) {
	for (var i = [], a = t.length, o, s = t.length, c = 0; c < a; c++) {
		let n = t[c];
		ln(n, () => {
			if (o) {
				if (o.pending.delete(n), o.done.add(n), o.pending.size === 0) {
					var t = e.outrogroups;
					sr(e, r(o.done)), t.delete(o), t.size === 0 && (e.outrogroups = null);
				}
			} else --s;
		}, !1);
	}
	if (s === 0) {
		var l = i.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			Ut(d), d.append(u), e.items.clear();
		}
		sr(e, t, !l);
	} else o = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(o);
}
function sr(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= te, pn(a, document.createDocumentFragment())) : U(t[i], n);
	}
}
var cr;
function lr(t, n, i, a, o, s = null) {
	var c = t, l = /* @__PURE__ */ new Map();
	if (n & 4) {
		var u = t;
		c = T ? D(/* @__PURE__ */ zt(u)) : u.appendChild(R());
	}
	T && xe();
	var d = null, f = /* @__PURE__ */ tt(() => {
		var t = i();
		return e(t) ? t : t == null ? [] : r(t);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var t = $(f);
			_.fallback = d, dr(_, t, c, n, a), d !== null && (t.length === 0 ? d.f & 33554432 ? (d.f ^= te, pr(d, null, c)) : dn(d) : ln(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: nn(() => {
			var e = $(f), t = e.length;
			let r = !1;
			T && Te(c) === "[!" != (t === 0) && (c = we(), D(c), be(!1), r = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = j, v = Wt(), y = 0; y < t; y += 1) {
				T && E.nodeType === 8 && E.data === "]" && (c = E, r = !0, be(!1));
				var b = e[y], x = a(b, y), S = m ? null : l.get(x);
				S ? (S.v && Ot(S.v, b), S.i && Ot(S.i, y), v && _.unskip_effect(S.e)) : (S = fr(l, m ? c : cr ??= R(), b, x, y, o, n, i), m || (S.e.f |= te), l.set(x, S)), u.add(x);
			}
			if (t === 0 && s && !d && (m ? d = H(() => s(c)) : (d = H(() => s(cr ??= R())), d.f |= te)), t > u.size && Ae("", "", ""), T && t > 0 && D(we()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			r && be(!0), $(f);
		}),
		flags: n,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, T && (c = E);
}
function ur(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function dr(e, t, n, i, a) {
	var o = !!(i & 8), s = t.length, c = e.items, l = ur(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (o) for (v = 0; v < s; v += 1) h = t[v], g = a(h, v), _ = c.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < s; v += 1) {
		if (h = t[v], g = a(h, v), _ = c.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (dn(_), o && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= te, _ === l) pr(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), mr(e, d, _), mr(e, _, y), pr(_, y, n), d = _, p = [], m = [], l = ur(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], C = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) pr(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					mr(e, S.prev, C.next), mr(e, d, S), mr(e, C, b), l = b, d = C, --v, p = [], m = [];
				} else u.delete(_), pr(_, l, n), mr(e, _.prev, _.next), mr(e, _, d === null ? e.effect.first : d.next), mr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = ur(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = ur(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (sr(e, r(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var ee = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || ee.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && ee.push(l), l = ur(l.next);
		var ne = ee.length;
		if (ne > 0) {
			var re = i & 4 && s === 0 ? n : null;
			if (o) {
				for (v = 0; v < ne; v += 1) ee[v].nodes?.a?.measure();
				for (v = 0; v < ne; v += 1) ee[v].nodes?.a?.fix();
			}
			or(e, ee, re);
		}
	}
	o && k(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function fr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? wt(n) : /* @__PURE__ */ Tt(n, !1, !1) : null, l = o & 2 ? wt(i) : null;
	return {
		v: c,
		i: l,
		e: H(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function pr(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ z(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function mr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function hr(e, t) {
	t ? e.hasAttribute("selected") || e.setAttribute("selected", "") : e.removeAttribute("selected");
}
function gr(t, n) {
	var r = t.__defaultValue, i = t.multiple, a = i ? r ?? [] : null;
	if (!i || e(a)) {
		var o = t.selectedIndex, s = n && i ? new Set(t.selectedOptions) : null;
		for (var c of t.options) {
			var l = yr(c);
			hr(c, i ? a.includes(l) : Nt(l, r));
		}
		if (n) {
			if (s !== null) for (c of t.options) {
				var u = s.has(c);
				c.selected !== u && (c.selected = u);
			}
			else t.selectedIndex !== o && (t.selectedIndex = o);
		}
	}
}
function _r(t, n, r = !1) {
	if (t.multiple) {
		if (n == null) return;
		if (!e(n)) return ve();
		for (var i of t.options) i.selected = n.includes(yr(i));
	} else {
		for (i of t.options) if (Nt(yr(i), n)) {
			i.selected = !0;
			return;
		}
		r && n === void 0 || (t.selectedIndex = -1);
	}
}
function vr(e) {
	var t = new MutationObserver((t) => {
		t.every(br) || ("__defaultValue" in e && gr(e, !1), "__value" in e && _r(e, e.__value));
	});
	t.observe(e, {
		childList: !0,
		subtree: !0,
		attributes: !0,
		attributeFilter: ["value"]
	}), Xt(() => {
		t.disconnect();
	});
}
function yr(e) {
	return "__value" in e ? e.__value : e.value;
}
function br(e) {
	if (e.target.closest("selectedcontent") !== null) return !0;
	if (e.type === "childList") {
		var t = [...e.addedNodes, ...e.removedNodes];
		return t.length > 0 && t.every((e) => e.nodeName === "SELECTEDCONTENT");
	}
	return !1;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var xr = Symbol("is custom element"), Sr = Symbol("is html"), Cr = pe ? "link" : "LINK";
function wr(e, t, n, r) {
	var i = Tr(e);
	if (!(T && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === Cr))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[se] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && Dr(e).has(t) ? e[t] = n : (!T || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function Tr(e) {
	return e[ce] ??= {
		[xr]: e.nodeName.includes("-"),
		[Sr]: e.namespaceURI === he
	};
}
var Er = /* @__PURE__ */ new Map();
function Dr(e) {
	var t = e.getAttribute("is") || e.nodeName, n = Er.get(t);
	if (n) return n;
	Er.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var s in r = o(i), r) r[s].set && s !== "innerHTML" && s !== "textContent" && s !== "innerText" && n.add(s);
		i = l(i);
	}
	return n;
}
var Or = {
	shared: {
		language: "Language",
		appearance: "Appearance",
		asTheSystem: "As the system",
		light: "Light",
		dark: "Dark"
	},
	story: { title: "qkv" },
	explore: { title: "qkv" }
}, kr = {
	shared: {
		language: "Idioma",
		appearance: "Apariencia",
		asTheSystem: "Como el sistema",
		light: "Clara",
		dark: "Oscura"
	},
	story: { title: "qkv" },
	explore: { title: "qkv" }
}, Ar = {
	en: "English",
	es: "Español"
}, jr = {
	en: Or,
	es: kr
};
function Mr() {
	let e = [
		new URLSearchParams(globalThis.location?.search ?? "").get("lang"),
		document.documentElement.dataset.lang,
		...navigator.languages ?? []
	];
	for (let t of e) {
		let e = t?.slice(0, 2);
		if (e && e in Ar) return e;
	}
	return "en";
}
var Nr = new class {
	#e = /* @__PURE__ */ F(L(Mr()));
	get name() {
		return $(this.#e);
	}
	set name(e) {
		I(this.#e, e, !0);
	}
	get t() {
		return jr[this.name];
	}
	choose(e) {
		this.name = e, this.apply();
	}
	apply() {
		document.documentElement.lang = this.name;
	}
}(), Pr = "qkv-theme", Fr = [
	"system",
	"light",
	"dark"
], Ir = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
function Lr() {
	try {
		let e = localStorage.getItem(Pr);
		return e && Fr.includes(e) ? e : "system";
	} catch {
		return "system";
	}
}
var Rr = new class {
	#e = /* @__PURE__ */ F(L(Lr()));
	get choice() {
		return $(this.#e);
	}
	set choice(e) {
		I(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ F(L(Ir?.matches ?? !1));
	constructor() {
		Ir?.addEventListener("change", (e) => {
			I(this.#t, e.matches, !0), this.apply();
		});
	}
	get shown() {
		return this.choice === "system" ? $(this.#t) ? "dark" : "light" : this.choice;
	}
	choose(e) {
		this.choice = e;
		try {
			localStorage.setItem(Pr, e);
		} catch {}
		this.apply();
	}
	apply() {
		document.documentElement.dataset.theme = this.shown;
	}
}();
// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");
// src/shared/Settings.svelte
var zr = /* @__PURE__ */ Jn("<option class=\"svelte-n9s7ue\"> </option>"), Br = /* @__PURE__ */ Jn("<div class=\"settings svelte-n9s7ue\"><label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"></select> <label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option></select></div>");
function Vr(e, t) {
	let n = Xn();
	Le(t, !0);
	let r = /* @__PURE__ */ et(() => Nr.t.shared);
	var i = Br(), a = Bt(i), o = Vt(a, !0), s = Ht(a, 2);
	lr(s, 21, () => Object.entries(Ar), ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ et(() => m($(t), 2));
		let r = () => $(n)[0], i = () => $(n)[1];
		var a = zr(), o = Vt(a, !0), s = {};
		tn(() => {
			wr(a, "lang", r()), tr(o, i()), s !== (s = r()) && (a.value = (a.__value = s) ?? "");
		}), Yn(e, a);
	}), Se(s);
	var c;
	vr(s);
	var l = Ht(s, 2), u = Vt(l, !0), d = Ht(l, 2), f = Bt(d), p = Vt(f, !0);
	f.value = f.__value = "system";
	var h = Ht(f), g = Vt(h, !0);
	h.value = h.__value = "light";
	var _ = Ht(h), v = Vt(_, !0);
	_.value = _.__value = "dark", Se(d);
	var y;
	vr(d), Se(i), tn(() => {
		wr(a, "for", `${n}-language`), tr(o, $(r).language), wr(s, "id", `${n}-language`), c !== (c = Nr.name) && (s.value = (s.__value = c) ?? "", _r(s, c)), wr(l, "for", `${n}-theme`), tr(u, $(r).appearance), wr(d, "id", `${n}-theme`), tr(p, $(r).asTheSystem), tr(g, $(r).light), tr(v, $(r).dark), y !== (y = Rr.choice) && (d.value = (d.__value = y) ?? "", _r(d, y));
	}), zn("change", s, (e) => Nr.choose(e.currentTarget.value)), zn("change", d, (e) => Rr.choose(e.currentTarget.value)), Yn(e, i), Re();
}
Bn(["change"]);
// src/story/Story.svelte
var Hr = /* @__PURE__ */ Jn("<main><!> <h1> </h1></main>");
function Ur(e, t) {
	Le(t, !0);
	let n = /* @__PURE__ */ et(() => Nr.t.story);
	var r = Hr(), i = Bt(r);
	Vr(i, {});
	var a = Vt(Ht(i, 2), !0);
	Se(r), tn(() => tr(a, $(n).title)), Yn(e, r), Re();
}
Rr.apply(), Nr.apply(), nr(Ur, { target: document.getElementById("page") });
