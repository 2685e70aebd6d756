// node_modules/svelte/src/constants.js
var e = {}, t = Symbol("uninitialized"), n = "http://www.w3.org/1999/xhtml", r = Array.isArray, i = Array.prototype.indexOf, a = Array.prototype.includes, o = Array.from, s = Object.defineProperty, c = Object.getOwnPropertyDescriptor, l = Object.getOwnPropertyDescriptors, u = Object.prototype, d = Array.prototype, f = Object.getPrototypeOf, p = Object.isExtensible, m = () => {};
function h(e) {
	for (var t = 0; t < e.length; t++) e[t]();
}
function g() {
	var e, t;
	return {
		promise: new Promise((n, r) => {
			e = n, t = r;
		}),
		resolve: e,
		reject: t
	};
}
function _(e, t) {
	if (Array.isArray(e)) return e;
	if (t === void 0 || !(Symbol.iterator in e)) return Array.from(e);
	let n = [];
	for (let r of e) if (n.push(r), n.length === t) break;
	return n;
}
var v = 1024, y = 2048, b = 4096, x = 8192, S = 16384, ee = 32768, C = 1 << 25, w = 65536, T = 1 << 19, te = 1 << 20, ne = 1 << 25, re = 1 << 21, E = 1 << 22, ie = 1 << 23, ae = Symbol("$state"), oe = Symbol("component"), se = Symbol("legacy props"), ce = Symbol(""), le = Symbol("attributes"), ue = Symbol("class"), de = Symbol("style"), fe = Symbol("text"), pe = Symbol("form reset"), me = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), he = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml");
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
var D = !1;
function be(e) {
	D = e;
}
var O;
function xe(t) {
	if (t === null) throw _e(), e;
	return O = t;
}
function Se() {
	return xe(/* @__PURE__ */ on(O));
}
function k(t) {
	if (D) {
		if (/* @__PURE__ */ on(O) !== null) throw _e(), e;
		O = t;
	}
}
function Ce(e = 1) {
	if (D) {
		for (var t = e, n = O; t--;) n = /* @__PURE__ */ on(n);
		O = n;
	}
}
function we(e = !0) {
	for (var t = 0, n = O;;) {
		if (n.nodeType === 8) {
			var r = n.data;
			if (r === "]") {
				if (t === 0) return n;
				--t;
			} else (r === "[" || r === "[!" || r[0] === "[" && !isNaN(Number(r.slice(1)))) && (t += 1);
		}
		var i = /* @__PURE__ */ on(n);
		e && n.remove(), n = i;
	}
}
function Te(t) {
	if (!t || t.nodeType !== 8) throw _e(), e;
	return t.data;
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
function ke(e) {
	throw Error("https://svelte.dev/e/lifecycle_outside_component");
}
// node_modules/svelte/src/internal/client/errors.js
function Ae() {
	throw Error("https://svelte.dev/e/async_derived_orphan");
}
function je(e, t, n) {
	throw Error("https://svelte.dev/e/each_key_duplicate");
}
function Me(e) {
	throw Error("https://svelte.dev/e/effect_in_teardown");
}
function Ne() {
	throw Error("https://svelte.dev/e/effect_in_unowned_derived");
}
function Pe(e) {
	throw Error("https://svelte.dev/e/effect_orphan");
}
function Fe() {
	throw Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function Ie(e) {
	throw Error("https://svelte.dev/e/props_invalid_value");
}
function Le() {
	throw Error("https://svelte.dev/e/state_descriptors_fixed");
}
function Re() {
	throw Error("https://svelte.dev/e/state_prototype_fixed");
}
function ze() {
	throw Error("https://svelte.dev/e/state_unsafe_mutation");
}
function Be() {
	throw Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}
// node_modules/svelte/src/internal/shared/context.js
function Ve(e) {
	let t = e.p;
	for (; t !== null && t.c === null;) t = t.p;
	return t?.c ?? null;
}
function He(e, t) {
	return e === null && ke(t), e.c ??= new Map(Ve(e) || void 0);
}
// node_modules/svelte/src/internal/client/context.js
var Ue = null;
function We(e) {
	Ue = e;
}
function Ge(e) {
	return He(Ue, "getContext").get(e);
}
function Ke(e, t) {
	return He(Ue, "setContext").set(e, t), t;
}
function A(e, t = !1, n) {
	Ue = {
		p: Ue,
		i: !1,
		c: null,
		e: null,
		s: e,
		x: null,
		r: H,
		l: null
	};
}
function j(e) {
	var t = Ue, n = t.e;
	if (n !== null) {
		t.e = null;
		for (var r of n) yn(r);
	}
	return e !== void 0 && (t.x = e), t.i = !0, Ue = t.p, qe(e);
}
function qe(e = {}) {
	return s(e, oe, { value: !0 }), e;
}
function Je() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var Ye = [];
function Xe() {
	var e = Ye;
	Ye = [], h(e);
}
function Ze(e) {
	if (Ye.length === 0 && !wt) {
		var t = Ye;
		queueMicrotask(() => {
			t === Ye && Xe();
		});
	}
	Ye.push(e);
}
function Qe() {
	for (; Ye.length > 0;) Xe();
}
// node_modules/svelte/src/internal/client/reactivity/status.js
var $e = ~(y | b | v);
function et(e, t) {
	e.f = e.f & $e | t;
}
function tt(e) {
	e.f & 512 || e.deps === null ? et(e, v) : et(e, b);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function nt(e, t) {
	e.f & 2048 ? t.set(e, y) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, b), et(e, v);
}
// node_modules/svelte/src/internal/client/dom/elements/misc.js
var rt = !1;
function it() {
	rt || (rt = !0, document.addEventListener("reset", (e) => {
		Promise.resolve().then(() => {
			if (!e.defaultPrevented) for (let t of e.target.elements) t[pe]?.();
		});
	}, { capture: !0 }));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function at(e) {
	var t = V, n = H;
	Vn(null), Hn(null);
	try {
		return e();
	} finally {
		Vn(t), Hn(n);
	}
}
function ot(e, t, n, r = n) {
	e.addEventListener(t, () => at(n));
	let i = e[pe];
	e[pe] = i ? () => {
		i(), r(!0);
	} : () => r(!0), it();
}
// node_modules/svelte/src/internal/client/reactivity/async.js
function st(e, t, n, r) {
	let i = Je() ? dt : mt;
	var a = e.filter((e) => !e.settled), o = t.map(i);
	if (n.length === 0 && a.length === 0) {
		r(o);
		return;
	}
	var s = H, c = ct(), l = a.length === 1 ? a[0].promise : a.length > 1 ? Promise.all(a.map((e) => e.promise)) : null;
	function u(e) {
		if (!(s.f & 16384)) {
			c();
			try {
				r([...o, ...e]);
			} catch (e) {
				fn(e, s);
			}
			lt();
		}
	}
	var d = ut();
	if (n.length === 0) {
		l.then(() => u([])).finally(d);
		return;
	}
	function f() {
		Promise.all(n.map((e) => /* @__PURE__ */ pt(e))).then(u).catch((e) => fn(e, s)).finally(d);
	}
	l ? l.then(() => {
		s.f & 16384 ? d() : (c(), f(), lt());
	}) : f();
}
function ct() {
	var e = H, t = V, n = Ue, r = N;
	return function(i = !0) {
		Hn(e), Vn(t), We(n), i && !(e.f & 16384) && (r?.activate(), r?.apply());
	};
}
function lt(e = !0) {
	Hn(null), Vn(null), We(null), e && N?.deactivate();
}
function ut() {
	var e = H, t = e.b, n = N, r = !!t?.is_rendered();
	return t?.update_pending_count(1, n), n.increment(r, e), () => {
		t?.update_pending_count(-1, n), n.decrement(r, e);
	};
}
/*#__NO_SIDE_EFFECTS__*/
function dt(e) {
	var n = 2 | y;
	return H !== null && (H.f |= T), {
		ctx: Ue,
		deps: null,
		effects: null,
		equals: Ee,
		f: n,
		fn: e,
		reactions: null,
		rv: 0,
		v: t,
		wv: 0,
		parent: H,
		ac: null
	};
}
var ft = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function pt(e, n, r) {
	let i = H;
	i === null && Ae();
	var a = void 0, o = Vt(t), s = !V, c = /* @__PURE__ */ new Set();
	return Sn(() => {
		var t = H, n = g();
		a = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== me && n.reject(e);
			}).finally(lt);
		} catch (e) {
			n.reject(e), lt();
		}
		var r = N;
		if (s) {
			if (t.f & 32768) var l = ut();
			if (i.b?.is_rendered()) r.async_deriveds.get(t)?.reject(ft);
			else for (let e of c.values()) e.reject(ft);
			c.add(n), r.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), c.delete(n), t !== ft && (r.activate(), t ? (o.f |= ie, Gt(o, t)) : (o.f & 8388608 && (o.f ^= ie), Gt(o, e)), r.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), _n(() => {
		for (let e of c) e.reject(ft);
	}), new Promise((e) => {
		function t(n) {
			function r() {
				n === a ? e(o) : t(a);
			}
			n.then(r, r);
		}
		t(a);
	});
}
/*#__NO_SIDE_EFFECTS__*/
function M(e) {
	let t = /* @__PURE__ */ dt(e);
	return Wn(t), t;
}
/*#__NO_SIDE_EFFECTS__*/
function mt(e) {
	let t = /* @__PURE__ */ dt(e);
	return t.equals = Oe, t;
}
function ht(e) {
	var t = e.effects;
	if (t !== null) {
		e.effects = null;
		for (var n = 0; n < t.length; n += 1) kn(t[n]);
	}
}
function gt(e) {
	var n, r = H, i = e.parent;
	if (!Rn && i !== null && e.v !== t && i.f & 24576) return ge(), e.v;
	Hn(i);
	try {
		ht(e), n = nr(e);
	} finally {
		Hn(r);
	}
	return n;
}
function _t(e) {
	var t = gt(e);
	!e.equals(t) && (e.wv = $n(), (!N?.is_fork || e.deps === null) && (N === null ? e.v = t : (N.capture(e, t, !0), xt?.capture(e, t, !0)), e.deps === null)) ? et(e, v) : Rn || (St === null ? tt(e) : (gn() || N?.is_fork) && St.set(e, t));
}
function vt(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && at(() => {
		t.ac.abort(me), t.ac = null;
	}), t.fn !== null && (t.teardown = m), ar(t, 0), Dn(t));
}
function yt(e) {
	if (e.effects !== null) for (let t of e.effects) t.teardown && t.fn !== null && or(t);
}
// node_modules/svelte/src/internal/client/reactivity/batch.js
var bt = null, N = null, xt = null, St = null, Ct = null, wt = !1, Tt = !1, Et = null, Dt = null, Ot = 0, kt = 1, At = class e {
	id = kt++;
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
		bt === null ? bt = this : (bt.next = this, this.prev = bt), bt = this;
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
			for (var r of n.d) et(r, y), t(r);
			for (r of n.m) et(r, b), t(r);
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
					t.f ^= v;
				}
			}
			n || e.push(t);
		}
		return this.#a = [], e;
	}
	#m() {
		this.started = !0;
		for (let [e, t] of this.#s) et(e, t), this.schedule(e);
		this.apply();
		for (var t = Et = [], n = [], r = Dt = []; this.#a.length > 0;) {
			Ot++ > 1e3 && (this.#b(), Mt());
			for (let e of this.#p()) try {
				this.#h(e, t, n);
			} catch (t) {
				throw Lt(e), this.#d() || this.discard(), t;
			}
		}
		if (N = null, r.length > 0) {
			var i = e.ensure();
			for (let e of r) i.schedule(e);
		}
		if (Et = null, Dt = null, this.#d()) {
			this.#y(n), this.#y(t);
			for (let [e, t] of this.#c) It(e, t);
			r.length > 0 && N.#m();
			return;
		}
		let a = this.#g();
		if (a) this.#y(n), this.#y(t), a.#v(this);
		else {
			this.#s.clear();
			for (let e of this.#e) e(this);
			this.#e.clear(), xt = this, Pt(n), Pt(t), xt = null, this.#i?.resolve();
			var o = N;
			this.#n === 0 && (this.#a.length === 0 || o !== null) && this.#b(), o !== null && (zt.clear(), o.#m());
		}
	}
	#h(e, t, n) {
		e.f ^= v;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= v : i & 4 ? t.push(r) : er(r) && (i & 16 && this.add_dirty_reaction(r, b), or(r));
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
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), et(i, y), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), N = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) nt(e[t], this.#s);
	}
	capture(e, n, r = !1) {
		e.v !== t && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [n, r]), St?.set(e, n)), this.is_fork || (e.v = n);
	}
	activate() {
		N = this;
	}
	deactivate() {
		N = null, St = null;
	}
	flush() {
		try {
			Tt = !0, N = this, this.#m();
		} finally {
			Ot = 0, Ct = null, Et = null, Dt = null, Tt = !1, N = null, St = null, zt.clear();
		}
	}
	discard() {
		for (let e of this.#t) e(this);
		this.#t.clear();
		for (let e of this.async_deriveds.values()) e.reject(ft);
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
		this.#u || (this.#u = !0, Ze(() => {
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
		return (this.#i ??= g()).promise;
	}
	static ensure() {
		if (N === null) {
			let t = N = new e();
			!Tt && !wt && Ze(() => {
				t.started || t.flush();
			});
		}
		return N;
	}
	apply() {
		St = null;
	}
	schedule(e) {
		Ct = e, e.b?.is_pending && e.f & 16777228 && !(e.f & 32768) ? e.b.defer_effect(e) : this.#a.push(e);
	}
	#b() {
		if (this.linked) {
			var e = this.prev, t = this.next;
			e === null || (e.next = t), t === null ? bt = e : t.prev = e, this.linked = !1;
		}
	}
};
function jt(e) {
	var t = wt, n = xt;
	xt = null, wt = !0;
	try {
		var r;
		for (e && (jt(), r = e());;) {
			if (Qe(), N === null) return r;
			N.flush();
		}
	} finally {
		wt = t, xt = n;
	}
}
function Mt() {
	try {
		Fe();
	} catch (e) {
		fn(e, Ct);
	}
}
var Nt = null;
function Pt(e) {
	var t = e.length;
	if (t !== 0) {
		for (var n = 0; n < t;) {
			var r = e[n++];
			if (!(r.f & 24576) && er(r) && (Nt = /* @__PURE__ */ new Set(), or(r), r.deps === null && r.first === null && r.nodes === null && r.teardown === null && r.ac === null && jn(r), Nt?.size > 0)) {
				zt.clear();
				for (let e of Nt) {
					if (e.f & 24576) continue;
					let t = [e], n = e.parent;
					for (; n !== null;) Nt.has(n) && (Nt.delete(n), t.push(n)), n = n.parent;
					for (let e = t.length - 1; e >= 0; e--) {
						let n = t[e];
						n.f & 24576 || or(n);
					}
				}
				Nt.clear();
			}
		}
		Nt = null;
	}
}
function Ft(e) {
	N.schedule(e);
}
function It(e, t) {
	if (!(e.f & 32 && e.f & 1024)) {
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), et(e, v);
		for (var n = e.first; n !== null;) It(n, t), n = n.next;
	}
}
function Lt(e) {
	et(e, v);
	for (var t = e.first; t !== null;) Lt(t), t = t.next;
}
// node_modules/svelte/src/internal/client/reactivity/sources.js
var Rt = /* @__PURE__ */ new Set(), zt = /* @__PURE__ */ new Map(), Bt = !1;
function Vt(e, t) {
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
function P(e, t) {
	let n = Vt(e, t);
	return Wn(n), n;
}
/*#__NO_SIDE_EFFECTS__*/
function Ht(e, t = !1, n = !0) {
	let r = Vt(e);
	return t || (r.equals = Oe), r;
}
function F(e, t, n = !1) {
	return V !== null && (!Bn || V.f & 131072) && Je() && V.f & 4325394 && (Un === null || !Un.has(e)) && ze(), Gt(e, n ? Yt(t) : t, Dt);
}
var Ut = null, Wt = 0;
function Gt(e, t, n = null) {
	if (!e.equals(t)) {
		Rn ? zt.set(e, t) : zt.has(e) || zt.set(e, e.v);
		var r = At.ensure();
		if (r.capture(e, t), e.f & 2) {
			let t = e;
			e.f & 2048 && gt(t), St === null && tt(t);
		}
		e.wv = $n(), Ut = null, Wt = 0, Jt(e, y, n), Ut = null, Je() && H !== null && H.f & 1024 && !(H.f & 96) && (qn === null ? Jn([e]) : qn.push(e)), !r.is_fork && Rt.size > 0 && !Bt && Kt();
	}
	return t;
}
function Kt() {
	Bt = !1;
	for (let e of Rt) {
		e.f & 1024 && et(e, b);
		let t;
		try {
			t = er(e);
		} catch {
			t = !0;
		}
		t && or(e);
	}
	Rt.clear();
}
function qt(e) {
	F(e, e.v + 1);
}
function Jt(e, t, n) {
	var r = e.reactions;
	if (r !== null) {
		var i = Je(), a = r.length;
		if (Wt += a, Wt > 1e5 && Ut === null && (Ut = /* @__PURE__ */ new Set()), Ut !== null) {
			if (Ut.has(e)) return;
			Ut.add(e);
		}
		for (var o = 0; o < a; o++) {
			var s = r[o], c = s.f;
			if (i || s !== H) {
				var l = (c & y) === 0;
				if (l && et(s, t), c & 131072) Rt.add(s);
				else if (c & 2) {
					var u = s;
					St?.delete(u), Jt(u, b, n);
				} else if (l) {
					var d = s;
					c & 16 && Nt !== null && Nt.add(d), n === null ? Ft(d) : n.push(d);
				}
			}
		}
	}
}
function Yt(e) {
	if (typeof e != "object" || !e || ae in e || oe in e) return e;
	let n = f(e);
	if (n !== u && n !== d) return e;
	var i = /* @__PURE__ */ new Map(), a = r(e), o = /* @__PURE__ */ P(0), s = null, l = Zn, p = (e) => {
		if (Zn === l) return e();
		var t = V, n = Zn;
		Vn(null), Qn(l);
		var r = e();
		return Vn(t), Qn(n), r;
	};
	return a && i.set("length", /* @__PURE__ */ P(e.length, s)), new Proxy(e, {
		defineProperty(e, t, n) {
			"value" in n && n.configurable !== !1 && n.enumerable !== !1 && n.writable !== !1 || Le();
			var r = i.get(t);
			return r === void 0 ? p(() => {
				var e = /* @__PURE__ */ P(n.value, s);
				return i.set(t, e), e;
			}) : F(r, n.value, !0), !0;
		},
		deleteProperty(e, n) {
			var r = i.get(n);
			if (r === void 0) {
				if (n in e) {
					let e = p(() => /* @__PURE__ */ P(t, s));
					i.set(n, e), qt(o);
				}
			} else F(r, t), qt(o);
			return !0;
		},
		get(n, r, a) {
			if (r === ae) return e;
			var o = i.get(r), l = r in n;
			if (o === void 0 && (!l || c(n, r)?.writable) && (o = p(() => /* @__PURE__ */ P(Yt(l ? n[r] : t), s)), i.set(r, o)), o !== void 0) {
				var u = U(o);
				return u === t ? void 0 : u;
			}
			return Reflect.get(n, r, a);
		},
		getOwnPropertyDescriptor(e, n) {
			this.has?.(e, n);
			var r = Reflect.getOwnPropertyDescriptor(e, n), a = i.get(n);
			if (a !== void 0) {
				var o = U(a);
				if (o === t) return;
				if (r && "value" in r) r.value = o;
				else return {
					enumerable: !0,
					configurable: !0,
					value: o,
					writable: !0
				};
			}
			return r;
		},
		has(e, n) {
			if (n === ae) return !0;
			var r = i.get(n), a = r !== void 0 && r.v !== t || Reflect.has(e, n);
			return (r !== void 0 || (H !== null || V !== null) && (!a || c(e, n)?.writable)) && (r === void 0 && (r = p(() => /* @__PURE__ */ P(a ? Yt(e[n]) : t, s)), i.set(n, r)), U(r) === t) ? !1 : a;
		},
		set(e, n, r, l) {
			var u = i.get(n), d = n in e;
			if (a && n === "length") for (var f = r; f < u.v; f += 1) {
				var m = i.get(f + "");
				m === void 0 ? f in e && (m = p(() => /* @__PURE__ */ P(t, s)), i.set(f + "", m)) : F(m, t);
			}
			if (u === void 0) (!d || c(e, n)?.writable) && (u = p(() => /* @__PURE__ */ P(void 0, s)), F(u, Yt(r)), i.set(n, u));
			else {
				d = u.v !== t;
				var h = p(() => Yt(r));
				F(u, h);
			}
			var g = Reflect.getOwnPropertyDescriptor(e, n);
			if (g?.set && g.set.call(l, r), !d) {
				if (a && typeof n == "string") {
					var _ = i.get("length"), v = Number(n);
					Number.isInteger(v) && v >= _.v && F(_, v + 1);
				}
				qt(o);
			}
			return !0;
		},
		ownKeys(e) {
			U(o);
			var n = Reflect.ownKeys(e).filter((e) => {
				var n = i.get(e);
				return n === void 0 || n.v !== t;
			});
			for (var [r, a] of i) a.v !== t && !(r in e) && n.push(r);
			return n;
		},
		setPrototypeOf() {
			Re();
		}
	});
}
function Xt(e) {
	try {
		if (typeof e == "object" && e && ae in e) return e[ae];
	} catch {}
	return e;
}
function Zt(e, t) {
	return Object.is(Xt(e), Xt(t));
}
var Qt, $t, en, tn;
function nn() {
	if (Qt === void 0) {
		Qt = window, $t = /Firefox/.test(navigator.userAgent);
		var e = Element.prototype, t = Node.prototype, n = Text.prototype;
		en = c(t, "firstChild").get, tn = c(t, "nextSibling").get, p(e) && (e[ue] = void 0, e[le] = null, e[de] = void 0, e.__e = void 0), p(n) && (n[fe] = void 0);
	}
}
function rn(e = "") {
	return document.createTextNode(e);
}
/*@__NO_SIDE_EFFECTS__*/
function an(e) {
	return en.call(e);
}
/*@__NO_SIDE_EFFECTS__*/
function on(e) {
	return tn.call(e);
}
function I(e, t) {
	if (!D) return /* @__PURE__ */ an(e);
	var n = /* @__PURE__ */ an(O);
	if (n === null) n = O.appendChild(rn());
	else if (t && n.nodeType !== 3) {
		var r = rn();
		return n?.before(r), xe(r), r;
	}
	return t && un(n), xe(n), n;
}
function L(e, t = !1) {
	if (!D) {
		var n = /* @__PURE__ */ an(e);
		return n instanceof Comment && n.data === "" ? /* @__PURE__ */ on(n) : n;
	}
	if (t) {
		if (O?.nodeType !== 3) {
			var r = rn();
			return O?.before(r), xe(r), r;
		}
		un(O);
	}
	return O;
}
function R(e, t = !1) {
	if (!D) return /* @__PURE__ */ an(e);
	var n = I(e, t);
	return k(e), n;
}
function z(e, t = 1, n = !1) {
	let r = D ? O : e;
	for (var i; t--;) i = r, r = /* @__PURE__ */ on(r);
	if (!D) return r;
	if (n) {
		if (r?.nodeType !== 3) {
			var a = rn();
			return r === null ? i?.after(a) : r.before(a), xe(a), a;
		}
		un(r);
	}
	return xe(r), r;
}
function sn(e) {
	e.textContent = "";
}
function cn() {
	return !1;
}
function ln(e, t, n) {
	return t == null || t === "http://www.w3.org/1999/xhtml" ? n ? document.createElement(e, { is: n }) : document.createElement(e) : n ? document.createElementNS(t, e, { is: n }) : document.createElementNS(t, e);
}
function un(e) {
	if (e.nodeValue.length < 65536) return;
	let t = e.nextSibling;
	for (; t !== null && t.nodeType === 3;) t.remove(), e.nodeValue += t.nodeValue, t = e.nextSibling;
}
function dn(e) {
	var t = H;
	if (t === null) return V.f |= ie, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	fn(e, t);
}
function fn(t, n) {
	if (t === e) throw t;
	if (!(n !== null && n.f & 16384)) {
		for (; n !== null;) {
			if (n.f & 128 && !(n.f & 33570816)) {
				if (!(n.f & 32768)) throw t;
				try {
					n.b.error(t);
					return;
				} catch (e) {
					t = e;
				}
			}
			n = n.parent;
		}
		throw t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/effects.js
function pn(e) {
	H === null && (V === null && Pe(e), Ne()), Rn && Me(e);
}
function mn(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function hn(e, t) {
	var n = H;
	n !== null && n.f & 8192 && (e |= x);
	var r = {
		ctx: Ue,
		deps: null,
		nodes: null,
		f: e | y | 512,
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
	N?.register_created_effect(r);
	var i = r;
	if (e & 4) Et === null ? At.ensure().schedule(r) : Et.push(r);
	else if (t !== null) {
		try {
			or(r);
		} catch (e) {
			throw kn(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= w));
	}
	if (i !== null && (i.parent = n, n !== null && mn(i, n), V !== null && V.f & 2 && !(e & 64))) {
		var a = V;
		(a.effects ??= []).push(i);
	}
	return r;
}
function gn() {
	return V !== null && !Bn;
}
function _n(e) {
	let t = hn(8, null);
	return et(t, v), t.teardown = e, t;
}
function vn(e) {
	pn("$effect");
	var t = H.f;
	if (!V && t & 32 && Ue !== null && !Ue.i) {
		var n = Ue;
		(n.e ??= []).push(e);
	} else return yn(e);
}
function yn(e) {
	return hn(4 | te, e);
}
function bn(e) {
	At.ensure();
	let t = hn(64 | T, e);
	return (e = {}) => new Promise((n) => {
		e.outro ? Mn(t, () => {
			kn(t), n(void 0);
		}) : (kn(t), n(void 0));
	});
}
function xn(e) {
	return hn(4, e);
}
function Sn(e) {
	return hn(E | T, e);
}
function Cn(e, t = 0) {
	return hn(8 | t, e);
}
function B(e, t = [], n = [], r = []) {
	st(r, t, n, (t) => {
		hn(8, () => {
			e(...t.map(U));
		});
	});
}
function wn(e, t = 0) {
	return hn(16 | t, e);
}
function Tn(e) {
	return hn(32 | T, e);
}
function En(e) {
	var t = e.teardown;
	if (t !== null) {
		let n = Rn, r = V;
		zn(!0), Vn(null);
		try {
			t.call(null);
		} catch (t) {
			fn(t, e.parent);
		} finally {
			zn(n), Vn(r);
		}
	}
}
function Dn(e, t = !1) {
	var n = e.first;
	for (e.first = e.last = null; n !== null;) {
		let e = n.ac;
		e !== null && at(() => {
			e.abort(me);
		});
		var r = n.next;
		n.f & 64 ? n.parent = null : kn(n, t), n = r;
	}
}
function On(e) {
	for (var t = e.first; t !== null;) {
		var n = t.next;
		t.f & 32 || kn(t), t = n;
	}
}
function kn(e, t = !0) {
	var n = !1;
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (An(e.nodes.start, e.nodes.end), n = !0), e.f |= C, Dn(e, t && !n), ar(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	En(e), e.f ^= C, e.f |= S;
	var i = e.parent;
	i !== null && i.first !== null && jn(e), e.next = e.prev = e.teardown = e.ctx = e.deps = e.fn = e.nodes = e.ac = e.b = null;
}
function An(e, t) {
	for (; e !== null;) {
		var n = e === t ? null : /* @__PURE__ */ on(e);
		e.remove(), e = n;
	}
}
function jn(e) {
	var t = e.parent, n = e.prev, r = e.next;
	n !== null && (n.next = r), r !== null && (r.prev = n), t !== null && (t.first === e && (t.first = r), t.last === e && (t.last = n));
}
function Mn(e, t, n = !0) {
	var r = [];
	e.f |= 256, Nn(e, r, !0);
	var i = () => {
		n && kn(e), t && t();
	}, a = r.length;
	if (a > 0) {
		var o = () => --a || i();
		for (var s of r) s.out(o);
	} else i();
}
function Nn(e, t, n) {
	if (!(e.f & 8192)) {
		e.f ^= x;
		var r = e.nodes && e.nodes.t;
		if (r !== null) for (let e of r) (e.is_global || n) && t.push(e);
		for (var i = e.first; i !== null;) {
			var a = i.next;
			if (!(i.f & 64)) {
				var o = !!(i.f & 65536) || !!(i.f & 32) && !!(e.f & 16);
				Nn(i, t, o ? n : !1);
			}
			i = a;
		}
	}
}
function Pn(e) {
	e.f &= -257, Fn(e, !0);
}
function Fn(e, t) {
	if (!(e.f & 256) && e.f & 8192) {
		e.f ^= x, e.f & 1024 || (et(e, y), At.ensure().schedule(e));
		for (var n = e.first; n !== null;) {
			var r = n.next, i = !!(n.f & 65536) || !!(n.f & 32);
			Fn(n, i ? t : !1), n = r;
		}
		var a = e.nodes && e.nodes.t;
		if (a !== null) for (let e of a) (e.is_global || t) && e.in();
	}
}
function In(e, t) {
	if (e.nodes) for (var n = e.nodes.start, r = e.nodes.end; n !== null;) {
		var i = n === r ? null : /* @__PURE__ */ on(n);
		t.append(n), n = i;
	}
}
// node_modules/svelte/src/internal/client/legacy.js
var Ln = null, Rn = !1;
function zn(e) {
	Rn = e;
}
var V = null, Bn = !1;
function Vn(e) {
	V = e;
}
var H = null;
function Hn(e) {
	H = e;
}
var Un = null;
function Wn(e) {
	V !== null && (V.f & 2097152 || V.f & 2) && (Un ??= /* @__PURE__ */ new Set()).add(e);
}
var Gn = null, Kn = 0, qn = null;
function Jn(e) {
	qn = e;
}
var Yn = 1, Xn = 0, Zn = Xn;
function Qn(e) {
	Zn = e;
}
function $n() {
	return ++Yn;
}
function er(e) {
	var t = e.f;
	if (t & 2048) return !0;
	if (t & 4096) {
		for (var n = e.deps, r = n.length, i = 0; i < r; i++) {
			var a = n[i];
			if (er(a) && _t(a), a.wv > e.wv) return !0;
		}
		t & 512 && St === null && et(e, v);
	}
	return !1;
}
function tr(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Un !== null && Un.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? tr(a, t, !1) : t === a && (n ? et(a, y) : a.f & 1024 && et(a, b), Ft(a));
	}
}
function nr(e) {
	var t = Gn, n = Kn, r = qn, i = V, a = Un, o = Ue, s = Bn, c = Zn, l = e.f;
	Gn = null, Kn = 0, qn = null, V = l & 96 ? null : e, Un = null, We(e.ctx), Bn = !1, Zn = ++Xn, e.ac !== null && (at(() => {
		e.ac.abort(me);
	}), e.ac = null);
	try {
		e.f |= re;
		var u = e.fn, d = u();
		e.f |= ee;
		var f = rr(e);
		if (Je() && qn !== null && !Bn && f !== null && !(e.f & 6146)) for (var p = 0; p < qn.length; p++) tr(qn[p], e);
		if (i !== null && i !== e) {
			if (Xn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = Xn;
			if (t !== null) for (let e of t) e.rv = Xn;
			qn !== null && (r === null ? r = qn : r.push(...qn));
		}
		return e.f & 8388608 && (e.f ^= ie), d;
	} catch (t) {
		return rr(e), dn(t);
	} finally {
		e.f ^= re, Gn = t, Kn = n, qn = r, V = i, Un = a, We(o), Bn = s, Zn = c;
	}
}
function rr(e) {
	var t = e.deps, n = N?.is_fork;
	if (Gn !== null) {
		var r;
		if (n || ar(e, Kn), t !== null && Kn > 0) for (t.length = Kn + Gn.length, r = 0; r < Gn.length; r++) t[Kn + r] = Gn[r];
		else e.deps = t = Gn;
		if (gn() && e.f & 512) for (r = Kn; r < t.length; r++) (t[r].reactions ??= []).push(e);
	} else !n && t !== null && Kn < t.length && (ar(e, Kn), t.length = Kn);
	return t;
}
function ir(e, n) {
	let r = n.reactions;
	if (r !== null) {
		var o = i.call(r, e);
		if (o !== -1) {
			var s = r.length - 1;
			s === 0 ? r = n.reactions = null : (r[o] = r[s], r.pop());
		}
	}
	if (r === null && n.f & 2 && (Gn === null || !a.call(Gn, n))) {
		var c = n;
		c.f & 512 && (c.f ^= 512), c.v !== t && tt(c), c.ac !== null && at(() => {
			c.ac.abort(me), c.ac = null, et(c, y);
		}), vt(c), ar(c, 0);
	}
}
function ar(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) ir(e, n[r]);
}
function or(e) {
	var t = e.f;
	if (!(t & 16384)) {
		et(e, v);
		var n = H;
		H = e;
		try {
			t & 16777232 ? On(e) : Dn(e), En(e);
			var r = nr(e);
			e.teardown = typeof r == "function" ? r : null, e.wv = Yn;
		} finally {
			H = n;
		}
	}
}
async function sr() {
	await Promise.resolve(), jt();
}
function U(e) {
	var t = !!(e.f & 2);
	if (Ln?.add(e), V !== null && !Bn && !(H !== null && H.f & 16384) && (Un === null || !Un.has(e))) {
		var n = V.deps;
		if (V.f & 2097152) e.rv < Xn && (e.rv = Xn, Gn === null && n !== null && n[Kn] === e ? Kn++ : Gn === null ? Gn = [e] : Gn.push(e));
		else {
			V.deps ??= [], a.call(V.deps, e) || V.deps.push(e);
			var r = e.reactions;
			r === null ? e.reactions = [V] : a.call(r, V) || r.push(V);
		}
	}
	if (Rn && zt.has(e)) return zt.get(e);
	if (t) {
		var i = e;
		if (Rn) {
			var o = i.v;
			return (!(i.f & 1024) && i.reactions !== null || lr(i)) && (o = gt(i)), zt.set(i, o), o;
		}
		var s = !(i.f & 512) && !Bn && V !== null && !!(V.f & 512), c = (i.f & ee) === 0;
		er(i) && (s && (i.f |= 512), _t(i)), s && !c && (yt(i), cr(i));
	}
	if (St?.has(e)) return St.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function cr(e) {
	if (e.f |= 512, e.deps !== null) for (let n of e.deps) {
		var t = n.reactions;
		t === null ? n.reactions = [e] : a.call(t, e) || t.push(e), n.f & 2 && !(n.f & 512) && (yt(n), cr(n));
	}
}
function lr(e) {
	if (e.v === t) return !0;
	if (e.deps === null) return !1;
	for (let t of e.deps) if (zt.has(t) || t.f & 2 && lr(t)) return !0;
	return !1;
}
function ur(e) {
	var t = Bn;
	try {
		return Bn = !0, e();
	} finally {
		Bn = t;
	}
}
// node_modules/svelte/src/internal/client/dom/elements/events.js
var dr = Symbol("events"), fr = /* @__PURE__ */ new Set(), pr = /* @__PURE__ */ new Set();
function mr(e, t, n, r = {}) {
	function i(e) {
		if (r.capture || br.call(t, e), !e.cancelBubble) return at(() => n?.call(this, e));
	}
	return e.startsWith("pointer") || e.startsWith("touch") || e === "wheel" ? (i.__removed = !1, Ze(() => {
		i.__removed || t.addEventListener(e, i, r);
	})) : t.addEventListener(e, i, r), i;
}
function hr(e, t, n, r, i) {
	var a = {
		capture: r,
		passive: i
	}, o = mr(e, t, n, a);
	(t === document.body || t === window || t === document || t instanceof HTMLMediaElement) && _n(() => {
		o.__removed = !0, t.removeEventListener(e, o, a);
	});
}
function gr(e, t, n) {
	(t[dr] ??= {})[e] = n;
}
function _r(e) {
	for (var t = 0; t < e.length; t++) fr.add(e[t]);
	for (var n of pr) n(e);
}
var vr = null, yr = !1;
function br(e) {
	var t = this, n = t.ownerDocument, r = e.type, i = e.composedPath?.() || [], a = i[0] || e.target;
	vr = e, yr || (yr = !0, setTimeout(() => {
		yr = !1, vr = null;
	}));
	var o = 0, c = vr === e && e[dr];
	if (c) {
		var l = i.indexOf(c);
		if (l !== -1 && (t === document || t === window)) {
			e[dr] = t;
			return;
		}
		var u = i.indexOf(t);
		if (u === -1) return;
		l <= u && (o = l);
	}
	if (a = i[o] || e.target, a !== t) {
		s(e, "currentTarget", {
			configurable: !0,
			get() {
				return a || n;
			}
		});
		var d = V, f = H;
		Vn(null), Hn(null);
		try {
			for (var p, m = []; a !== null && a !== t;) {
				try {
					var h = a[dr]?.[r];
					h == null || a.disabled && e.target !== a || h.call(a, e);
				} catch (e) {
					p ? m.push(e) : p = e;
				}
				if (e.cancelBubble) break;
				o++, a = o < i.length ? i[o] : null;
			}
			if (p) {
				for (let e of m) queueMicrotask(() => {
					throw e;
				});
				throw p;
			}
		} finally {
			e[dr] = t, delete e.currentTarget, Vn(d), Hn(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var xr = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function Sr(e) {
	return xr?.createHTML(e) ?? e;
}
function Cr(e) {
	var t = ln("template");
	return t.innerHTML = Sr(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function wr(e, t) {
	var n = H;
	n.nodes === null && (n.nodes = {
		start: e,
		end: t,
		a: null,
		t: null
	});
}
/*#__NO_SIDE_EFFECTS__*/
function W(e, t) {
	var n = !!(t & 1), r = !!(t & 2), i, a = !e.startsWith("<!>");
	return () => {
		if (D) return wr(O, null), O;
		i === void 0 && (i = Cr(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ an(i)));
		var t = r || $t ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ an(t), s = t.lastChild;
			wr(o, s);
		} else wr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Tr(e, t, n = "svg") {
	var r = !e.startsWith("<!>"), i = !!(t & 1), a = `<${n}>${r ? e : "<!>" + e}</${n}>`, o;
	return () => {
		if (D) return wr(O, null), O;
		if (!o) {
			var e = /* @__PURE__ */ an(Cr(a));
			if (i) for (o = document.createDocumentFragment(); /* @__PURE__ */ an(e);) o.appendChild(/* @__PURE__ */ an(e));
			else o = /* @__PURE__ */ an(e);
		}
		var t = o.cloneNode(!0);
		if (i) {
			var n = /* @__PURE__ */ an(t), r = t.lastChild;
			wr(n, r);
		} else wr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Er(e, t) {
	return /* @__PURE__ */ Tr(e, t, "svg");
}
function Dr(e = "") {
	if (!D) {
		var t = rn(e + "");
		return wr(t, t), t;
	}
	var n = O;
	return n.nodeType === 3 ? un(n) : (n.before(n = rn()), xe(n)), wr(n, n), n;
}
function Or() {
	if (D) return wr(O, null), O;
	var e = document.createDocumentFragment(), t = document.createComment(""), n = rn();
	return e.append(t, n), wr(t, n), e;
}
function G(e, t) {
	if (D) {
		var n = H;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = O), Se();
	} else e !== null && e.before(t);
}
function kr() {
	if (D && O && O.nodeType === 8 && O.textContent?.startsWith("$")) {
		let e = O.textContent.substring(1);
		return Se(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var Ar = ["touchstart", "touchmove"];
function jr(e) {
	return Ar.includes(e);
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function Mr(e) {
	let t = 0, n = Vt(0), r;
	return () => {
		gn() && (U(n), Cn(() => (t === 0 && (r = ur(() => e(() => qt(n)))), t += 1, () => {
			Ze(() => {
				--t, t === 0 && (r?.(), r = void 0, qt(n));
			});
		})));
	};
}
// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var Nr = w | T;
function Pr(e, t, n, r) {
	new Fr(e, t, n, r);
}
var Fr = class {
	parent;
	is_pending = !1;
	transform_error;
	#e;
	#t = D ? O : null;
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
	#m = Mr(() => (this.#p = Vt(this.#l), () => {
		this.#p = null;
	}));
	constructor(e, t, n, r) {
		this.#e = e, this.#n = t, this.#r = (e) => {
			var t = H;
			t.b = this, t.f |= 128, n(e);
		}, this.parent = H.b, this.transform_error = r ?? this.parent?.transform_error ?? ((e) => e), this.#i = wn(() => {
			if (D) {
				let e = Te(this.#t);
				Se();
				let t = e === "[!";
				if (e.startsWith("[?")) {
					let t = JSON.parse(e.slice(2));
					this.#g(t);
				} else t ? this.#y() : this.#h();
			} else this.#b();
		}, Nr), D && (this.#e = O);
	}
	#h() {
		try {
			this.#a = Tn(() => this.#r(this.#e));
		} catch (e) {
			this.error(e);
		}
	}
	#g(e) {
		let t = this.#n.failed, { reset: n, invoke_onerror: r } = this.#_(e);
		Ze(r), t && (this.#s = Tn(() => {
			t(this.#e, () => e, () => n);
		}));
	}
	#_(e) {
		var t = !1, n = !1;
		let r = () => {
			this.#v() || (t ? ye() : (t = !0, n && Be(), this.#s !== null && Mn(this.#s, () => {
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
					fn(e, this.#i && this.#i.parent);
				}
			}
		};
	}
	#v() {
		return (this.#i.f & (S | C)) !== 0;
	}
	#y() {
		let e = this.#n.pending;
		e && (this.is_pending = !0, this.#o = Tn(() => e(this.#e)), Ze(() => {
			if (!this.#v()) {
				var e = this.#c = document.createDocumentFragment(), t = rn(), n = !1;
				e.append(t), this.#a = this.#S(() => {
					try {
						return Tn(() => this.#r(t));
					} catch (e) {
						try {
							this.error(e), n = !0;
						} catch (e) {
							fn(e, this.#i.parent);
						}
						return null;
					}
				}), this.#a === null ? (this.#c = null, n && this.#x(N)) : this.#u === 0 && (this.#e.before(e), this.#c = null, Mn(this.#o, () => {
					this.#o = null;
				}), this.#x(N));
			}
		}));
	}
	#b() {
		try {
			if (this.is_pending = this.has_pending_snippet(), this.#u = 0, this.#l = 0, this.#a = Tn(() => {
				this.#r(this.#e);
			}), this.#u > 0) {
				var e = this.#c = document.createDocumentFragment();
				In(this.#a, e);
				let t = this.#n.pending;
				this.#o = Tn(() => t(this.#e));
			} else this.#x(N);
		} catch (e) {
			this.error(e);
		}
	}
	#x(e) {
		this.is_pending = !1, e.transfer_reactions(this.#f);
	}
	defer_effect(e) {
		nt(e, this.#f);
	}
	is_rendered() {
		return !this.is_pending && (!this.parent || this.parent.is_rendered());
	}
	has_pending_snippet() {
		return !!this.#n.pending;
	}
	#S(e) {
		var t = H, n = V, r = Ue;
		Hn(this.#i), Vn(this.#i), We(this.#i.ctx);
		try {
			return At.ensure(), e();
		} finally {
			Hn(t), Vn(n), We(r);
		}
	}
	#C(e, t) {
		this.has_pending_snippet() ? (this.#u += e, this.#u === 0 && (this.#x(t), this.#o && Mn(this.#o, () => {
			this.#o = null;
		}), this.#c &&= (this.#e.before(this.#c), null))) : this.parent && this.parent.#C(e, t);
	}
	update_pending_count(e, t) {
		this.#C(e, t), this.#l += e, !this.#p || this.#d || (this.#d = !0, Ze(() => {
			this.#d = !1, this.#p && Gt(this.#p, this.#l);
		}));
	}
	get_effect_pending() {
		return this.#m(), U(this.#p);
	}
	error(t) {
		if (t === e || !this.#n.onerror && !this.#n.failed) throw t;
		N?.is_fork ? (this.#a && N.skip_effect(this.#a), this.#o && N.skip_effect(this.#o), this.#s && N.skip_effect(this.#s), N.oncommit(() => {
			this.#v() || this.#w(t);
		})) : this.#w(t);
	}
	#w(e) {
		this.#a &&= (kn(this.#a), null), this.#o &&= (kn(this.#o), null), this.#s &&= (kn(this.#s), null), D && (xe(this.#t), Ce(), xe(we()));
		let t = this.#n.failed, n = (e) => {
			if (this.#v()) return;
			let { reset: n, invoke_onerror: r } = this.#_(e);
			r(), t && !this.#v() && (this.#s = this.#S(() => {
				try {
					return Tn(() => {
						var r = H;
						r.b = this, r.f |= 128, t(this.#e, () => e, () => n);
					});
				} catch (e) {
					return fn(e, this.#i.parent), null;
				}
			}));
		};
		Ze(() => {
			if (!this.#v()) {
				var t;
				try {
					t = this.transform_error(e);
				} catch (e) {
					fn(e, this.#i && this.#i.parent);
					return;
				}
				typeof t == "object" && t && typeof t.then == "function" ? t.then(n, (e) => fn(e, this.#i && this.#i.parent)) : n(t);
			}
		});
	}
};
function K(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[fe] ??= e.nodeValue) && (e[fe] = n, e.nodeValue = `${n}`);
}
function Ir(e, t) {
	return Rr(e, t);
}
var Lr = /* @__PURE__ */ new Map();
function Rr(t, { target: n, anchor: r, props: i = {}, events: a, context: s, intro: c = !0, transformError: l }) {
	nn();
	var u = void 0, d = bn(() => {
		var c = r ?? n.appendChild(rn());
		Pr(c, { pending: () => {} }, (n) => {
			A({});
			var r = Ue;
			if (s && (r.c = s), a && (i.$$events = a), D && wr(n, null), u = t(n, i) || qe(), D && (H.nodes.end = O, O === null || O.nodeType !== 8 || O.data !== "]")) throw _e(), e;
			j();
		}, l);
		var d = /* @__PURE__ */ new Set(), f = (e) => {
			for (var t = 0; t < e.length; t++) {
				var r = e[t];
				if (!d.has(r)) {
					d.add(r);
					var i = jr(r);
					for (let e of [n, document]) {
						var a = Lr.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), Lr.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, br, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return f(o(fr)), pr.add(f), () => {
			for (var e of d) for (let r of [n, document]) {
				var t = Lr.get(r), i = t.get(e);
				--i == 0 ? (r.removeEventListener(e, br), t.delete(e), t.size === 0 && Lr.delete(r)) : t.set(e, i);
			}
			pr.delete(f), c !== r && c.parentNode?.removeChild(c);
		};
	});
	return zr.set(u, d), u;
}
var zr = /* @__PURE__ */ new WeakMap(), Br = class {
	anchor;
	#e = /* @__PURE__ */ new Map();
	#t = /* @__PURE__ */ new Map();
	#n = /* @__PURE__ */ new Map();
	#r = /* @__PURE__ */ new Set();
	#i = !0;
	constructor(e, t = !0) {
		this.anchor = e, this.#i = t;
	}
	#a = (e) => {
		if (this.#e.has(e)) {
			var t = this.#e.get(e), n = this.#t.get(t);
			if (n) Pn(n), this.#r.delete(t);
			else {
				var r = this.#n.get(t);
				r && (Pn(r.effect), this.#t.set(t, r.effect), this.#n.delete(t), r.fragment.lastChild.remove(), this.anchor.before(r.fragment), n = r.effect);
			}
			for (let [t, n] of this.#e) {
				if (this.#e.delete(t), t === e) break;
				let r = this.#n.get(n);
				r && (kn(r.effect), this.#n.delete(n));
			}
			for (let [e, r] of this.#t) {
				if (e === t || this.#r.has(e)) continue;
				let i = () => {
					if (Array.from(this.#e.values()).includes(e)) {
						var t = document.createDocumentFragment();
						In(r, t), t.append(rn()), this.#n.set(e, {
							effect: r,
							fragment: t
						});
					} else kn(r);
					this.#r.delete(e), this.#t.delete(e);
				};
				this.#i || !n ? (this.#r.add(e), Mn(r, i, !1)) : i();
			}
		}
	};
	#o = (e) => {
		this.#e.delete(e);
		let t = Array.from(this.#e.values());
		for (let [e, n] of this.#n) t.includes(e) || (kn(n.effect), this.#n.delete(e));
	};
	ensure(e, t) {
		var n = N, r = cn();
		if (t && !this.#t.has(e) && !this.#n.has(e)) {
			if (r) {
				var i = document.createDocumentFragment(), a = rn();
				i.append(a), this.#n.set(e, {
					effect: Tn(() => t(a)),
					fragment: i
				});
			} else this.#t.set(e, Tn(() => t(this.anchor)));
		}
		if (this.#e.set(n, e), r) {
			for (let [t, r] of this.#t) t === e ? n.unskip_effect(r) : n.skip_effect(r);
			for (let [t, r] of this.#n) t === e ? n.unskip_effect(r.effect) : n.skip_effect(r.effect);
			n.oncommit(this.#a), n.ondiscard(this.#o);
		} else D && (this.anchor = O), this.#a(n);
	}
};
// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function Vr(e, t, ...n) {
	var r = new Br(e);
	wn(() => {
		let e = t() ?? null;
		r.ensure(e, e && ((t) => e(t, ...n)));
	}, w);
}
// node_modules/svelte/src/internal/client/dom/blocks/if.js
function q(e, t, n = !1) {
	var r;
	D && (r = O, Se());
	var i = new Br(e), a = n ? w : 0;
	function o(e, t) {
		if (D) {
			var n = Te(r);
			if (e !== parseInt(n.substring(1))) {
				var a = we();
				xe(a), i.anchor = a, be(!1), i.ensure(e, t), be(!0);
				return;
			}
		}
		i.ensure(e, t);
	}
	wn(() => {
		var e = !1;
		t((t, n = 0) => {
			e = !0, o(n, t);
		}), e || o(-1, null);
	}, a);
}
// node_modules/svelte/src/internal/client/dom/blocks/each.js
function Hr(e, t) {
	return t;
}
function Ur(e, t, n) {
	for (var r = [], i = t.length, a, s = t.length, c = 0; c < i; c++) {
		let n = t[c];
		Mn(n, () => {
			if (a) {
				if (a.pending.delete(n), a.done.add(n), a.pending.size === 0) {
					var t = e.outrogroups;
					Wr(e, o(a.done)), t.delete(a), t.size === 0 && (e.outrogroups = null);
				}
			} else --s;
		}, !1);
	}
	if (s === 0) {
		var l = r.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			sn(d), d.append(u), e.items.clear();
		}
		Wr(e, t, !l);
	} else a = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(a);
}
function Wr(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= ne, In(a, document.createDocumentFragment())) : kn(t[i], n);
	}
}
var Gr;
function J(e, t, n, i, a, s = null) {
	var c = e, l = /* @__PURE__ */ new Map();
	if (t & 4) {
		var u = e;
		c = D ? xe(/* @__PURE__ */ an(u)) : u.appendChild(rn());
	}
	D && Se();
	var d = null, f = /* @__PURE__ */ mt(() => {
		var e = n();
		return r(e) ? e : e == null ? [] : o(e);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var n = U(f);
			_.fallback = d, qr(_, n, c, t, i), d !== null && (n.length === 0 ? d.f & 33554432 ? (d.f ^= ne, Yr(d, null, c)) : Pn(d) : Mn(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: wn(() => {
			var e = U(f), r = e.length;
			let o = !1;
			D && Te(c) === "[!" != (r === 0) && (c = we(), xe(c), be(!1), o = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = N, v = cn(), y = 0; y < r; y += 1) {
				D && O.nodeType === 8 && O.data === "]" && (c = O, o = !0, be(!1));
				var b = e[y], x = i(b, y), S = m ? null : l.get(x);
				S ? (S.v && Gt(S.v, b), S.i && Gt(S.i, y), v && _.unskip_effect(S.e)) : (S = Jr(l, m ? c : Gr ??= rn(), b, x, y, a, t, n), m || (S.e.f |= ne), l.set(x, S)), u.add(x);
			}
			if (r === 0 && s && !d && (m ? d = Tn(() => s(c)) : (d = Tn(() => s(Gr ??= rn())), d.f |= ne)), r > u.size && je("", "", ""), D && r > 0 && xe(we()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			o && be(!0), U(f);
		}),
		flags: t,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, D && (c = O);
}
function Kr(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function qr(e, t, n, r, i) {
	var a = !!(r & 8), s = t.length, c = e.items, l = Kr(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (a) for (v = 0; v < s; v += 1) h = t[v], g = i(h, v), _ = c.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < s; v += 1) {
		if (h = t[v], g = i(h, v), _ = c.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (Pn(_), a && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= ne, _ === l) Yr(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), Xr(e, d, _), Xr(e, _, y), Yr(_, y, n), d = _, p = [], m = [], l = Kr(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], ee = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) Yr(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					Xr(e, S.prev, ee.next), Xr(e, d, S), Xr(e, ee, b), l = b, d = ee, --v, p = [], m = [];
				} else u.delete(_), Yr(_, l, n), Xr(e, _.prev, _.next), Xr(e, _, d === null ? e.effect.first : d.next), Xr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = Kr(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = Kr(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (Wr(e, o(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var C = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || C.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && C.push(l), l = Kr(l.next);
		var w = C.length;
		if (w > 0) {
			var T = r & 4 && s === 0 ? n : null;
			if (a) {
				for (v = 0; v < w; v += 1) C[v].nodes?.a?.measure();
				for (v = 0; v < w; v += 1) C[v].nodes?.a?.fix();
			}
			Ur(e, C, T);
		}
	}
	a && Ze(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function Jr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? Vt(n) : /* @__PURE__ */ Ht(n, !1, !1) : null, l = o & 2 ? Vt(i) : null;
	return {
		v: c,
		i: l,
		e: Tn(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function Yr(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ on(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function Xr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/dom/blocks/svelte-component.js
function Zr(e, t, n) {
	var r;
	D && (r = O, Se());
	var i = new Br(e);
	wn(() => {
		var e = t() ?? null;
		if (D && Te(r) === "[" != (e !== null)) {
			var a = we();
			xe(a), i.anchor = a, be(!1), i.ensure(e, e && ((t) => n(t, e))), be(!0);
		} else i.ensure(e, e && ((t) => n(t, e)));
	}, w);
}
// node_modules/clsx/dist/clsx.mjs
function Qr(e) {
	var t, n, r = "";
	if (typeof e == "string" || typeof e == "number") r += e;
	else if (typeof e == "object") {
		if (Array.isArray(e)) {
			var i = e.length;
			for (t = 0; t < i; t++) e[t] && (n = Qr(e[t])) && (r && (r += " "), r += n);
		} else for (n in e) e[n] && (r && (r += " "), r += n);
	}
	return r;
}
function $r() {
	for (var e, t, n = 0, r = "", i = arguments.length; n < i; n++) (e = arguments[n]) && (t = Qr(e)) && (r && (r += " "), r += t);
	return r;
}
// node_modules/svelte/src/internal/shared/attributes.js
function ei(e) {
	return typeof e == "object" ? $r(e) : e ?? "";
}
var ti = [..." 	\n\r\f\xA0\v﻿"];
function ni(e, t, n) {
	var r = e == null ? "" : "" + e;
	if (t && (r = r ? r + " " + t : t), n) {
		for (var i of Object.keys(n)) if (n[i]) r = r ? r + " " + i : i;
		else if (r.length) for (var a = i.length, o = 0; (o = r.indexOf(i, o)) >= 0;) {
			var s = o + a;
			(o === 0 || ti.includes(r[o - 1])) && (s === r.length || ti.includes(r[s])) ? r = (o === 0 ? "" : r.substring(0, o)) + r.substring(s + 1) : o = s;
		}
	}
	return r === "" ? null : r;
}
function ri(e, t = !1) {
	var n = t ? " !important;" : ";", r = "";
	for (var i of Object.keys(e)) {
		var a = e[i];
		a != null && a !== "" && (r += " " + i + ": " + a + n);
	}
	return r;
}
function ii(e) {
	return e[0] !== "-" || e[1] !== "-" ? e.toLowerCase() : e;
}
function ai(e, t) {
	if (t) {
		var n = "", r, i;
		if (Array.isArray(t) ? (r = t[0], i = t[1]) : r = t, e) {
			e = String(e).replaceAll(/\/\*.*?\*\//g, "").trim();
			var a = !1, o = 0, s = !1, c = [];
			r && c.push(...Object.keys(r).map(ii)), i && c.push(...Object.keys(i).map(ii));
			var l = 0, u = -1;
			let t = e.length;
			for (var d = 0; d < t; d++) {
				var f = e[d];
				if (s ? f === "/" && e[d - 1] === "*" && (s = !1) : a ? a === f && (a = !1) : f === "/" && e[d + 1] === "*" ? s = !0 : f === "\"" || f === "'" ? a = f : f === "(" ? o++ : f === ")" && o--, !s && a === !1 && o === 0) {
					if (f === ":" && u === -1) u = d;
					else if (f === ";" || d === t - 1) {
						if (u !== -1) {
							var p = ii(e.substring(l, u).trim());
							if (!c.includes(p)) {
								f !== ";" && d++;
								var m = e.substring(l, d).trim();
								n += " " + m + ";";
							}
						}
						l = d + 1, u = -1;
					}
				}
			}
		}
		return r && (n += ri(r)), i && (n += ri(i, !0)), n = n.trim(), n === "" ? null : n;
	}
	return e == null ? null : String(e);
}
// node_modules/svelte/src/internal/client/dom/elements/class.js
function Y(e, t, n, r, i, a) {
	var o = e[ue];
	if (D || o !== n || o === void 0) {
		var s = ni(n, r, a);
		D && s === e.getAttribute("class") || (s == null ? e.removeAttribute("class") : t ? e.className = s : e.setAttribute("class", s)), e[ue] = n;
	} else if (a && i !== a) for (var c in a) {
		var l = !!a[c];
		(i == null || l !== !!i[c]) && e.classList.toggle(c, l);
	}
	return a;
}
// node_modules/svelte/src/internal/client/dom/elements/style.js
function oi(e, t = {}, n, r) {
	for (var i in n) {
		var a = n[i];
		t[i] !== a && (n[i] == null ? e.style.removeProperty(i) : e.style.setProperty(i, a, r));
	}
}
function si(e, t, n, r) {
	var i = e[de];
	if (D || i !== t) {
		var a = ai(t, r);
		D && a === e.getAttribute("style") || (a == null ? e.removeAttribute("style") : e.style.cssText = a), e[de] = t;
	} else r && (Array.isArray(r) ? (oi(e, n?.[0], r[0]), oi(e, n?.[1], r[1], "important")) : oi(e, n, r));
	return r;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function ci(e, t) {
	t ? e.hasAttribute("selected") || e.setAttribute("selected", "") : e.removeAttribute("selected");
}
function li(e, t) {
	var n = e.__defaultValue, i = e.multiple, a = i ? n ?? [] : null;
	if (!i || r(a)) {
		var o = e.selectedIndex, s = t && i ? new Set(e.selectedOptions) : null;
		for (var c of e.options) {
			var l = pi(c);
			ci(c, i ? a.includes(l) : Zt(l, n));
		}
		if (t) {
			if (s !== null) for (c of e.options) {
				var u = s.has(c);
				c.selected !== u && (c.selected = u);
			}
			else e.selectedIndex !== o && (e.selectedIndex = o);
		}
	}
}
function ui(e, t, n = !1) {
	if (e.multiple) {
		if (t == null) return;
		if (!r(t)) return ve();
		for (var i of e.options) i.selected = t.includes(pi(i));
	} else {
		for (i of e.options) if (Zt(pi(i), t)) {
			i.selected = !0;
			return;
		}
		n && t === void 0 || (e.selectedIndex = -1);
	}
}
function di(e) {
	var t = new MutationObserver((t) => {
		t.every(mi) || ("__defaultValue" in e && li(e, !1), "__value" in e && ui(e, e.__value));
	});
	t.observe(e, {
		childList: !0,
		subtree: !0,
		attributes: !0,
		attributeFilter: ["value"]
	}), _n(() => {
		t.disconnect();
	});
}
function fi(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet(), i = !0;
	ot(e, "change", (t) => {
		var i = t ? "[selected]" : ":checked", a;
		if (e.multiple) a = [].map.call(e.querySelectorAll(i), pi);
		else {
			var o = e.querySelector(i) ?? e.querySelector("option:not([disabled])");
			a = o && pi(o);
		}
		n(a), e.__value = a, N !== null && r.add(N);
	}), xn(() => {
		var a = t();
		if (e === document.activeElement) {
			var o = N;
			if (r.has(o)) return;
		}
		if (ui(e, a, i), i && a === void 0) {
			var s = e.querySelector(":checked");
			s !== null && (a = pi(s), n(a));
		}
		e.__value = a, i = !1;
	});
}
function pi(e) {
	return "__value" in e ? e.__value : e.value;
}
function mi(e) {
	if (e.target.closest("selectedcontent") !== null) return !0;
	if (e.type === "childList") {
		var t = [...e.addedNodes, ...e.removedNodes];
		return t.length > 0 && t.every((e) => e.nodeName === "SELECTEDCONTENT");
	}
	return !1;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var hi = Symbol("is custom element"), gi = Symbol("is html"), _i = he ? "link" : "LINK";
function vi(e) {
	if (D) {
		var t = !1, n = () => {
			if (!t) {
				if (t = !0, e.hasAttribute("value")) {
					var n = e.value;
					X(e, "value", null), e.value = n;
				}
				if (e.hasAttribute("checked")) {
					var r = e.checked;
					X(e, "checked", null), e.checked = r;
				}
			}
		};
		e[pe] = n, Ze(n), it();
	}
}
function yi(e, t) {
	var n = bi(e);
	n.checked !== (n.checked = t ?? void 0) && (e.checked = t);
}
function X(e, t, n, r) {
	var i = bi(e);
	if (!(D && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === _i))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[ce] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && Si(e).has(t) ? e[t] = n : (!D || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function bi(e) {
	return e[le] ??= {
		[hi]: e.nodeName.includes("-"),
		[gi]: e.namespaceURI === n
	};
}
var xi = /* @__PURE__ */ new Map();
function Si(e) {
	var t = e.getAttribute("is") || e.nodeName, n = xi.get(t);
	if (n) return n;
	xi.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var o in r = l(i), r) r[o].set && o !== "innerHTML" && o !== "textContent" && o !== "innerText" && n.add(o);
		i = f(i);
	}
	return n;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/input.js
function Ci(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet();
	ot(e, "input", async (i) => {
		var a = i ? e.defaultValue : e.value;
		if (a = wi(e) ? Ti(a) : a, n(a), N !== null && r.add(N), await sr(), a !== (a = t())) {
			var o = e.selectionStart, s = e.selectionEnd, c = e.value.length;
			if (e.value = a ?? "", s !== null) {
				var l = e.value.length;
				o === s && s === c && l > c ? (e.selectionStart = l, e.selectionEnd = l) : (e.selectionStart = o, e.selectionEnd = Math.min(s, l));
			}
		}
	}), (D && e.defaultValue !== e.value || ur(t) == null && e.value) && (n(wi(e) ? Ti(e.value) : e.value), N !== null && r.add(N)), Cn(() => {
		var n = t();
		if (e === document.activeElement) {
			var i = N;
			if (r.has(i)) return;
		}
		wi(e) && n === Ti(e.value) || (e.type !== "date" || n || e.value) && n !== e.value && (e.value = n ?? "");
	});
}
function wi(e) {
	var t = e.type;
	return t === "number" || t === "range";
}
function Ti(e) {
	return e === "" ? null : +e;
}
var Ei = /* @__PURE__ */ new class e {
	#e = /* @__PURE__ */ new WeakMap();
	#t;
	#n;
	static entries = /* @__PURE__ */ new WeakMap();
	constructor(e) {
		this.#n = e;
	}
	observe(e, t) {
		var n = this.#e.get(e) || /* @__PURE__ */ new Set();
		return n.add(t), this.#e.set(e, n), this.#r().observe(e, this.#n), () => {
			var n = this.#e.get(e);
			n.delete(t), n.size === 0 && (this.#e.delete(e), this.#t.unobserve(e));
		};
	}
	#r() {
		return this.#t ??= new ResizeObserver((t) => {
			for (var n of t) {
				e.entries.set(n.target, n);
				for (var r of this.#e.get(n.target) || []) r(n);
			}
		});
	}
}({ box: "border-box" });
function Di(e, t, n) {
	var r = Ei.observe(e, () => n(e[t]));
	xn(() => (ur(() => n(e[t])), r));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function Oi(e, t) {
	return e === t || e?.[ae] === t;
}
function ki(e = qe(), t, n, r) {
	var i = Ue.r, a = H;
	return xn(() => {
		var o, s;
		return Cn(() => {
			o = s, s = r?.() || [], ur(() => {
				Oi(n(...s), e) || (t(e, ...s), o && Oi(n(...o), e) && t(null, ...o));
			});
		}), () => {
			let r = a;
			for (; r !== i && r.parent !== null && r.parent.f & 33554432;) r = r.parent;
			let o = () => {
				s && Oi(n(...s), e) && t(null, ...s);
			}, c = r.teardown;
			r.teardown = () => {
				o(), c?.();
			};
		};
	}), e;
}
// node_modules/svelte/src/internal/client/reactivity/store.js
var Ai = !1;
function ji(e) {
	var t = Ai;
	try {
		return Ai = !1, [e(), Ai];
	} finally {
		Ai = t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/props.js
function Z(e, t, n, r) {
	var i = !0, a = !!(n & 8), o = !!(n & 16), s = r, l = !0, u = void 0, d = () => o && i ? (u ??= /* @__PURE__ */ dt(r), U(u)) : (l && (l = !1, s = o ? ur(r) : r), s);
	let f;
	if (a) {
		var p = ae in e || se in e;
		f = c(e, t)?.set ?? (p && t in e ? (n) => e[t] = n : void 0);
	}
	var m, h = !1;
	a ? [m, h] = ji(() => e[t]) : m = e[t], m === void 0 && r !== void 0 && (m = d(), f && (i && Ie(t), f(m)));
	var g = i ? () => {
		var n = e[t];
		return n === void 0 ? d() : (l = !0, n);
	} : () => {
		var n = e[t];
		return n !== void 0 && (s = void 0), n === void 0 ? s : n;
	};
	if (i && !(n & 4)) return g;
	if (f) {
		var _ = e.$$legacy;
		return (function(e, t) {
			return arguments.length > 0 ? ((!i || !t || _ || h) && f(t ? g() : e), e) : g();
		});
	}
	var v = !1, y = (n & 1 ? dt : mt)(() => (v = !1, g()));
	a && U(y);
	var b = H;
	return (function(e, t) {
		if (arguments.length > 0) {
			let n = t ? U(y) : i && a ? Yt(e) : e;
			return F(y, n), v = !0, s !== void 0 && (s = n), e;
		}
		return Rn && v || b.f & 16384 ? y.v : U(y);
	});
}
var Mi = {
	language: "Language",
	appearance: "Appearance",
	asTheSystem: "As the system",
	light: "Light",
	dark: "Dark"
}, Ni = {
	language: "Idioma",
	appearance: "Apariencia",
	asTheSystem: "Como el sistema",
	light: "Clara",
	dark: "Oscura"
}, Pi = /* @__PURE__ */ new Set([document.documentElement]), Fi = {
	en: "English",
	es: "Español"
}, Ii = {
	en: { shared: Mi },
	es: { shared: Ni }
};
function Li(e, t) {
	for (let n of Object.keys(t)) Ii[n][e] = t[n];
}
function Ri() {
	let e = [
		new URLSearchParams(globalThis.location?.search ?? "").get("lang"),
		document.documentElement.dataset.lang,
		...navigator.languages ?? []
	];
	for (let t of e) {
		let e = t?.slice(0, 2);
		if (e && e in Fi) return e;
	}
	return "en";
}
var Q = new class {
	#e = /* @__PURE__ */ P(Yt(Ri()));
	get name() {
		return U(this.#e);
	}
	set name(e) {
		F(this.#e, e, !0);
	}
	get t() {
		return Ii[this.name];
	}
	choose(e) {
		this.name = e, this.apply();
	}
	apply() {
		for (let e of Pi) e.lang = this.name;
	}
}();
// src/strings/story.ts
Li("story", {
	en: {
		title: "What is attention?",
		subtitle: "The idea behind language models, told with coins and then shown in a real one.",
		parts: {
			people: "Among people",
			model: "In a real model",
			around: "The whole"
		},
		back: "Back",
		forward: "Forward",
		of: (e, t) => `${e} of ${t}`,
		contents: "Contents",
		onePage: "All on one page",
		oneByOne: "One at a time",
		reset: "As in the story",
		coins: "coins",
		share: "share",
		score: "score",
		roles: {
			query: "query",
			key: "key",
			value: "value",
			output: "output",
			residual: "residual"
		},
		wants: "A wants",
		hasSaved: (e) => `${e} has saved`,
		givesUpTo: (e) => `${e} gives`,
		phone: (e) => `phone ${e}`,
		shareOf: (e) => `${e}'s share`,
		scene: "A asks; each of the others answers by a share",
		sentence: "Sentence",
		asking: "Who asks?",
		pick: "Click a word, or use the arrow keys, to let it ask.",
		token: "word",
		first: "the first token",
		measured: (e, t) => `Everything from here to screen 18 is measured: ${e}, ${t} tokens.`,
		rounded: "4-bit: each weight was rounded to one of 16 steps, so that the model is small.",
		own: {
			label: "A sentence of your own: the model reads it now, and screens 9 to 18 show its numbers.",
			example: "Type a sentence",
			read: "Read it",
			reading: "The model is reading …",
			done: "Read. It is the first of the sentences now.",
			link: "another one of your own",
			gone: "The server does not answer. Is qkv story --serve still running?",
			wrong: "The server could not answer."
		},
		followed: (e, t) => `Layer ${e}, head ${t}.`,
		positiveNegative: "Coloured: above 0. Grey: below 0. Stronger: larger.",
		plainShares: "plain shares",
		softmaxShares: "softmax",
		alone: {
			title: "How many coins can A count on?",
			text: [
				"A wants {query:more coins} for a phone: the *query*, what one who asks is looking for.",
				"B {key:has saved} coins: the *key*, what an answer is judged by.",
				"B is a stranger and {value:gives} only a part of them: the *value*, what is really handed over.",
				"The *score* says how well the key answers the query; here it is key ÷ query. Nobody else is asked, so B's *share* is 1, and A gets {output:1\xA0×\xA0value}."
			],
			hint: "Drag the three handles."
		},
		friend: {
			title: "And if a friend can be asked too?",
			text: ["C is a friend: C has saved less, but gives more. A has one question to divide, by *shares*: each one's score, divided by the sum of both. In the story A gets 0.8 of what B would give and 0.2 of what C would give, not both in full.", "What A gets is each {value:value} times its share, added up: the {output:output}. It is added to what A had already: the {residual:residual}."],
			hint: "Change what B or C has saved: the shares move. Change what they give: only the coins move."
		},
		wish: {
			title: "What if A wants less, or more?",
			text: ["Drag what A {query:wants} from one end to the other, and watch the shares."],
			found: (e) => `B's share stays ${e}, whatever A wants. Both scores are divided by the same wish, so it cancels out. With these plain shares the question makes no difference to the answer.`,
			chart: "B's share (from 0 to 1) for every wish"
		},
		softmax: {
			title: "And if the shares are a softmax?",
			text: ["A *softmax* takes e to the power of each score (e = 2.718…) and divides by the sum of these powers. Now the *difference* of two scores counts. Drag what A {query:wants} again."],
			found: "So the wish matters. The less A wants, the further apart are the scores, and the more goes to whoever has saved most; who wants much hears both. The {query:query} now changes who is heard.",
			chart: "B's share (from 0 to 1) for every wish",
			before: "plain shares, as before"
		},
		powers: {
			title: "What does a softmax do to scores?",
			text: ["Any score will do, also one below 0: e to its power is always above 0. The shares are these powers divided by their sum.", "Add the same to all scores, and no share changes: only differences count. If one score is 1 higher than another, its share is 2.718 times the other's."],
			score: (e) => `score ${e}`,
			curve: "e to the power of a score",
			all: "+1 to all",
			allLess: "−1 to all"
		},
		product: {
			title: "What if a question looks for several things?",
			text: ["Then query and key are lists of numbers. Here a {query:query} and a {key:key} are arrows, two numbers each. The score is the *dot product* q·k: first times first, plus second times second. It is large where both arrows point the same way. Models use this score.", "The coins' score was key\xA0÷\xA0wish. That is a product as well, key\xA0×\xA0(1\xA0÷\xA0wish): with 1\xA0÷\xA0wish as the query it is q·k."],
			hint: "Drag the tip of the query, or move it with the arrow keys.",
			tip: "Query, its two numbers",
			plane: "A query and three keys as arrows",
			at: (e, t) => `query (${e}, ${t})`
		},
		scale: {
			title: "Why divide by √d?",
			text: ["Take d random numbers for a query and d for a key, around 0 and typically of size 1. The larger d is, the larger q·k comes out by chance: typically √d. The softmax then gives one key nearly everything, and the others are not heard.", "Divided by √d the scores keep their size, however many numbers there are. This is the *scale*."],
			d: "numbers in a query, and in a key",
			unscaled: "largest share from q·k",
			scaled: "largest share from q·k ÷ √d",
			typical: (e) => `typical size of q·k: ${e}`,
			measured: "Measured: 1,024 random queries, 8 random keys each."
		},
		learned: {
			title: "Who decides what is a query, a key, a value?",
			text: [
				"Nobody does: it is learned. Three numbers are known of each person. Each is multiplied by a *weight*, and the sum is the query; other weights make the key, others again the value.",
				"The weights are random at first. Then many examples follow, and each weight is moved a little the way that makes the error smaller: *gradient descent*. It finds that the {query:query} is the wish, the {key:key} the savings, the {value:value} the gift.",
				"Under plain shares the query changes no answer. So no error tells its weights where to go, and they stay random."
			],
			at: {
				start: "at random",
				learned: "after training"
			},
			under: "Shares while learning",
			when: "Weights",
			features: {
				wants: "what one wants",
				has: "what one has",
				gives: "what one gives"
			},
			error: (e) => `mean error on new scenes: ${e} coins`,
			tiny: "less than 0.01",
			ratio: "The weights of query and key need not be 1, only equal: in key ÷ query a common factor cancels."
		},
		tokens: {
			title: "Now words instead of people",
			lists: (e) => `A language model reads *tokens*: words or pieces of words. Each comes as a list of numbers, here {residual:${e}} of them, that holds what is known of it so far.`,
			text: ["To find out more, a word asks the others. The underlined word is the one that asks."],
			list: (e, t, n) => `what the model knows of “${e}” so far: the first ${t} of ${n} numbers`
		},
		qkv: {
			title: "Who looks for what, who has what, who gives what?",
			tables: (e, t) => `Three learned tables turn a word's ${t} numbers into three lists of ${e}: its {query:query}, what it looks for; its {key:key}, what it can be found by; its {value:value}, what it hands over when it is read.`,
			text: ["Every word has all three. Of the queries only the asking word's is shown."],
			often: (e, t) => `A model asks many times over: here in ${e} *heads* side by side, in each of ${t} *layers* (screens 17 and 19). We follow one head; layers and heads are counted from 0.`,
			turned: "Queries and keys are shown as they meet, already rotated by an angle that grows with the word's position: so a score also knows how far apart two words are."
		},
		scores: {
			title: "Who fits the question?",
			meets: (e) => `The {query:query} meets each {key:key}: number times number, all added up. That sum is the *score* q·k. Choose a word and see the ${e} products that make its score.`,
			sum: (e, t, n, r, i) => `“${e}”: of the ${t} products, those above 0 make ${n}, those below 0 make ${r}; together ${i}`,
			products: "products"
		},
		scaling: {
			title: "What if the scores were not scaled?",
			divided: (e, t) => `The scores are divided by √${e} = ${t} before the softmax. Without that, the shares come near to all or nothing, for almost every word.`,
			text: ["When one share is nearly 1, a small change of a score changes the shares hardly at all. Learning goes by small changes, so it would have almost nothing to go by."],
			on: "with the scale",
			off: "without",
			toggle: "Scale",
			largest: (e, t, n) => `Largest share, on average over the ${e} heads of this layer and all words but the first: ${t} with the scale, ${n} without.`
		},
		mask: {
			title: "Who may be read?",
			text: ["A model learns to write by guessing each next word. If it could already read that word, it would copy it and learn nothing. So a *mask* hides all later words: their scores become −∞, their shares 0.", "Each row of the picture is a word that asks, each column a word that answers. Click a row."],
			on: "with the mask",
			off: "without",
			toggle: "Mask",
			hidden: (e, t) => t === 0 ? `“${e}” is the last word: nothing is hidden from it.` : `From “${e}” the mask hides ${t} later ${t === 1 ? "word" : "words"}.`,
			warning: "Without the mask: a thought experiment. The model was never trained this way.",
			map: "Rows ask, columns answer. Stronger: a larger share. Crossed out: hidden.",
			cell: (e, t, n) => `“${e}” reads ${n} from “${t}”`,
			cellHidden: (e, t) => `“${t}” is hidden from “${e}”`
		},
		shares: {
			title: "Who is read, and how much?",
			text: ["The softmax turns the scaled scores into shares that sum to 1. In the sentence the words are shaded by their share.", "A share on the first token often means that nothing fits: shares must sum to 1, so the rest has to go somewhere. Such a token is called a *sink*."],
			why: (e, t) => `Why “${t}”? The last time “${e}” stood in the text, “${t}” came after it.`,
			others: (e) => `${e} ${e === 1 ? "other" : "others"}`
		},
		mix: {
			title: "What does the asker get?",
			text: ["Each {value:value} times its share, all added up: the mix, this head's {output:output}. A word that has nearly the whole share makes nearly the whole mix.", "No word is copied: what is handed over are the numbers of its value. They may be small: a share alone does not tell how much."],
			times: (e, t) => `${e} × value of “${t}”`,
			sum: "the mix"
		},
		added: {
			title: "What becomes of the word?",
			through: (e) => `The mixes of all ${e} heads go through one more learned table, the *output weight*. What comes out is {output:added} to the numbers that the word {residual:had before}: these are the *residual*.`,
			text: ["Nothing is replaced: the word stays itself, and now also knows what it has read. The next layer goes on from the sum."],
			before: "before: the residual",
			plus: "+ from all heads",
			after: "= after",
			size: (e) => `size ${e}`,
			first: (e, t) => `The first ${e} of ${t} numbers. Size: √ of the sum of their squares. Two lists rarely point the same way, so the sizes do not add up.`,
			heads: "How much each head adds (size)"
		},
		heads: {
			title: "Why several heads?",
			text: ["One *head* has one set of shares, so it asks one kind of question. Several heads ask several at once. Some read the word just before, some rest on the first token."],
			tables: (e, t) => t === e ? `Each of the ${e} heads has query, key and value tables of its own.` : `Each of the ${e} heads has a query table of its own. Key and value tables are shared here: ${e / t} heads use the same ones (*grouped-query attention*). In other models every head has its own.`,
			induction: (e, t, n) => `Head ${e} here asks: what came after this word last time? “${t}” was followed by “${n}”. Such a head is called an *induction head*.`,
			most: "Below each head: the word that the asking word reads most.",
			choose: (e) => `head ${e}`,
			strongest: (e, t) => `${e} ${t}`
		},
		next: {
			title: "What does the model say next?",
			after: (e) => `After ${e} layers the last word's numbers tell which word should follow.`,
			text: ["The last word read an earlier one: a *connection* between the two. Did it matter? Take it away, in the head that we followed or in every head of every layer. The other shares then grow, so that they still sum to 1."],
			cut: "Take it away",
			none: "nowhere",
			inHead: (e, t) => `in layer ${e}, head ${t}`,
			inAll: "in every head of every layer",
			column: (e) => `Connection from “${e}” to`,
			guess: (e) => `probability of “${e}”`,
			guesses: "What the model expects next, with nothing taken away",
			others: (e, t, n, r) => `For comparison, each other connection of “${e}” was taken away in the same way, one at a time. The probability of “${t}” was then between ${n} and ${r}.`
		},
		block: {
			title: "Where does this stand in a Transformer?",
			text: ["Read the picture from the bottom up. In the model that we followed a *layer* is two steps, and both add to the residual, a word's numbers so far: *attention*, where words read one another, and a small network, the *MLP* (multilayer perceptron), which works on each word by itself. Attention is the only place where words meet.", "Before each step a word's numbers are brought to a standard size. Dashed: in a model for translation the layers of the part that writes have a third step between the two, *cross-attention*, which reads another text (next screen)."],
			steps: {
				tokens: "tokens → lists of numbers",
				norm: "bring to a standard size",
				attention: "attention: words meet",
				cross: "cross-attention: another text is read",
				add: "add to the residual",
				mlp: "MLP: each word by itself",
				next: "which word comes next?"
			},
			times: (e) => `${e} layers`,
			residual: "the residual runs through",
			diagram: "A Transformer layer, from the bottom up"
		},
		kinds: {
			title: "Encoder, decoder, cross: who asks whom?",
			encoder: "encoder",
			decoder: "decoder",
			cross: "cross-attention",
			text: [
				"*Encoder*: the part that reads a text that is there already. Every word reads every word, also what comes later. No mask.",
				"*Decoder*: the part that writes. Later words are hidden by the mask. Chat models are of this kind.",
				"*Cross-attention*: in the decoder's layers. The words being written ask, and what the encoder made of the other text answers: {query:queries} come from one text, {key:keys} and {value:values} from the other. “gato” finds “cat”, “negro” finds “black”."
			],
			by: "Four words each; their queries and keys were set by hand, to show who may ask whom."
		},
		who: {
			title: "Who is who?",
			columns: [
				"role",
				"in the story",
				"among words",
				"in a picture"
			],
			rows: [
				[
					"query",
					"what A wants",
					"what a word looks for",
					"what a patch looks for"
				],
				[
					"key",
					"what B and C have saved",
					"what a word can be found by",
					"what a patch can be found by"
				],
				[
					"value",
					"what they give",
					"what a word hands over",
					"what a patch hands over"
				],
				[
					"output",
					"the coins A gets",
					"what was read, mixed by shares",
					"what was read, mixed by shares"
				],
				[
					"residual",
					"the coins A had; the output is added to them",
					"what the word meant before; the output is added to it",
					"what the patch itself shows; the output is added to it"
				]
			],
			text: ["Everybody plays all three parts: a word has a query when it asks, a key and a value when others ask. In a picture the patches, small squares of it, do what words do in a text.", "In the equation Q, K and V are tables with a row for each word. Kᵀ is K turned on its side, so that every query meets every key."],
			equation: "output = softmax(Q Kᵀ ÷ √d) V"
		},
		limits: {
			title: "Where does the story not fit?",
			columns: ["in the story", "in attention"],
			rows: [
				["What C gives depends on who asks: C gives more because A is a friend.", "A value is the same for every asker."],
				["The score is key ÷ query: the more A wants, the lower.", "The score is query times key: the better they fit, the higher."],
				["A does not ask itself.", "A word may answer its own question."],
				["A asks one question, once.", "A word asks in every head of every layer."],
				["Each number has a meaning: coins wanted, saved, given.", "Nobody gave a model's numbers a meaning. They are learned."]
			],
			text: ["A story is for the first steps. Where the two disagree, believe the right column."]
		},
		tell: {
			title: "What does attention not tell?",
			text: ["A share says exactly *where a head read from*. It does not say *why the model answered*. What was read may be of no use, or be overruled by other heads, later layers or the residual.", "So let shares tell you where to look. Then take that connection away, and other connections too, to compare."],
			share: (e, t) => `share of “${t}” for “${e}”, the connection looked at`,
			cutHead: "taken away in this head",
			cutAll: "taken away in every head",
			whole: "as it is",
			little: "Taken away in this head alone it changes little: other heads bring it too.",
			verdict: {
				most: "This connection mattered more than any other.",
				close: "This connection mattered most, but another nearly as much.",
				less: "Another connection mattered more."
			},
			sink: "Left out of the comparison: the first token. It is a sink, and what it no longer gets goes to all others.",
			next: "Look further, with words of your own:",
			source: "The coins are told after Akhil Theerthala, “Building Blocks of Transformers: Attention”, Towards AI. Every number is computed by qkv."
		}
	},
	es: {
		title: "¿Qué es la atención?",
		subtitle: "La idea detrás de los modelos de lenguaje, contada con monedas y luego vista en uno de verdad.",
		parts: {
			people: "Entre personas",
			model: "En un modelo real",
			around: "El conjunto"
		},
		back: "Atrás",
		forward: "Adelante",
		of: (e, t) => `${e} de ${t}`,
		contents: "Contenido",
		onePage: "Todo en una página",
		oneByOne: "De una en una",
		reset: "Como en la historia",
		coins: "monedas",
		share: "parte",
		score: "puntuación",
		roles: {
			query: "consulta",
			key: "clave",
			value: "valor",
			output: "salida",
			residual: "residuo"
		},
		wants: "A quiere",
		hasSaved: (e) => `${e} ha ahorrado`,
		givesUpTo: (e) => `${e} da`,
		phone: (e) => `teléfono ${e}`,
		shareOf: (e) => `parte de ${e}`,
		scene: "A pregunta; cada uno de los demás responde con una parte",
		sentence: "Frase",
		asking: "¿Quién pregunta?",
		pick: "Pulsa la palabra que pregunta, o usa las flechas.",
		token: "palabra",
		first: "el primer token",
		measured: (e, t) => `Desde aquí hasta la pantalla 18 todo está medido: ${e}, ${t} tokens.`,
		rounded: "4 bits: cada peso se redondeó a uno de 16 escalones, para que el modelo ocupe poco.",
		own: {
			label: "Una frase tuya: el modelo la lee ahora, y las pantallas 9 a 18 muestran sus números.",
			example: "Escribe una frase",
			read: "Leer",
			reading: "El modelo está leyendo…",
			done: "Leída. Ahora es la primera de las frases.",
			link: "otra tuya",
			gone: "El servidor no contesta. ¿Sigue en marcha qkv story --serve?",
			wrong: "El servidor no pudo contestar."
		},
		followed: (e, t) => `Capa ${e}, cabeza ${t}.`,
		positiveNegative: "En color: mayor que 0. Gris: menor que 0. Más intenso: mayor tamaño.",
		plainShares: "partes simples",
		softmaxShares: "softmax",
		alone: {
			title: "¿Con cuántas monedas puede contar A?",
			text: [
				"A quiere {query:más monedas} para un teléfono: la *consulta* (query), lo que busca quien pregunta.",
				"B {key:ha ahorrado} monedas: la *clave* (key), por la que se juzga una respuesta.",
				"B es un desconocido y {value:da} solo una parte de ellas: el *valor* (value), lo que se entrega de verdad.",
				"La *puntuación* dice lo bien que la clave responde a la consulta; aquí es clave ÷ consulta. No se pide a nadie más: la *parte* de B es 1 y A recibe {output:1\xA0×\xA0valor}."
			],
			hint: "Arrastra los tres controles."
		},
		friend: {
			title: "¿Y si también se puede pedir a un amigo?",
			text: ["C es un amigo: ha ahorrado menos, pero da más. A tiene una sola pregunta que repartir, por *partes*: la puntuación de cada uno, dividida por la suma de las dos. En la historia A recibe 0,8 de lo que daría B y 0,2 de lo que daría C, no ambas cosas enteras.", "A recibe cada {value:valor} por su parte, todo sumado: la {output:salida}. Se suma a lo que A ya tenía: el {residual:residuo}."],
			hint: "Cambia lo que han ahorrado B o C: se mueven las partes. Cambia lo que dan: solo se mueven las monedas."
		},
		wish: {
			title: "¿Y si A quiere menos, o más?",
			text: ["Arrastra lo que A {query:quiere} de un extremo al otro y mira las partes."],
			found: (e) => `La parte de B sigue siendo ${e}, quiera A lo que quiera. El mismo deseo divide las dos puntuaciones, así que se cancela. Con estas partes simples la pregunta no cambia la respuesta.`,
			chart: "La parte de B (de 0 a 1) para cada deseo"
		},
		softmax: {
			title: "¿Y si las partes son un softmax?",
			text: ["Un *softmax* eleva e (2,718…) a cada puntuación y divide por la suma de esas potencias. Ahora cuenta la *diferencia* entre dos puntuaciones. Arrastra otra vez lo que A {query:quiere}."],
			found: "Así que el deseo importa. Cuanto menos quiere A, más se separan las puntuaciones y más va a quien más ha ahorrado; quien quiere mucho oye a los dos. La {query:consulta} cambia ahora a quién se oye.",
			chart: "La parte de B (de 0 a 1) para cada deseo",
			before: "partes simples, como antes"
		},
		powers: {
			title: "¿Qué hace un softmax con las puntuaciones?",
			text: ["Vale cualquier puntuación, también menor que 0: e elevado a ella siempre es mayor que 0. Las partes son esas potencias divididas por su suma.", "Suma lo mismo a todas y ninguna parte cambia: solo cuentan las diferencias. Si una puntuación es 1 mayor que otra, su parte es 2,718 veces la de la otra."],
			score: (e) => `puntuación ${e}`,
			curve: "e elevado a una puntuación",
			all: "+1 a todas",
			allLess: "−1 a todas"
		},
		product: {
			title: "¿Y si una pregunta busca varias cosas?",
			text: ["Entonces consulta y clave son listas de números. Aquí una {query:consulta} y una {key:clave} son flechas, de dos números cada una. La puntuación es el *producto escalar* q·k: primero por primero más segundo por segundo. Es grande cuando las dos flechas apuntan hacia el mismo lado. Es la puntuación que usan los modelos.", "La puntuación de las monedas era clave\xA0÷\xA0deseo. También es un producto, clave\xA0×\xA0(1\xA0÷\xA0deseo): con 1\xA0÷\xA0deseo como consulta es q·k."],
			hint: "Arrastra la punta de la consulta, o muévela con las flechas del teclado.",
			tip: "Consulta, sus dos números",
			plane: "Una consulta y tres claves como flechas",
			at: (e, t) => `consulta (${e}; ${t})`
		},
		scale: {
			title: "¿Por qué dividir por √d?",
			text: ["Toma d números al azar para una consulta y d para una clave, en torno a 0 y de tamaño típico 1. Cuanto mayor es d, mayor sale q·k por azar: lo típico es √d. Entonces el softmax da casi todo a una clave y no se oye a las demás.", "Divididas por √d, las puntuaciones conservan su tamaño, haya los números que haya. Es la *escala*."],
			d: "números en una consulta, y en una clave",
			unscaled: "mayor parte con q·k",
			scaled: "mayor parte con q·k ÷ √d",
			typical: (e) => `tamaño típico de q·k: ${e}`,
			measured: "Medido: 1024 consultas aleatorias, con 8 claves aleatorias cada una."
		},
		learned: {
			title: "¿Quién decide qué es consulta, clave y valor?",
			text: [
				"Nadie: se aprende. De cada persona se conocen tres números. Cada uno se multiplica por un *peso*, y la suma es la consulta; otros pesos dan la clave, y otros el valor.",
				"Al principio los pesos son aleatorios. Luego vienen muchos ejemplos, y cada peso se mueve un poco hacia donde el error es menor: *descenso de gradiente*. Así descubre que la {query:consulta} es el deseo, la {key:clave} los ahorros, el {value:valor} el regalo.",
				"Con partes simples la consulta no cambia ninguna respuesta. Ningún error dice a sus pesos adónde ir, y siguen siendo aleatorios."
			],
			at: {
				start: "al azar",
				learned: "tras aprender"
			},
			under: "Partes al aprender",
			when: "Pesos",
			features: {
				wants: "lo que quiere",
				has: "lo que tiene",
				gives: "lo que da"
			},
			error: (e) => `error medio en escenas nuevas: ${e} monedas`,
			tiny: "menos de 0,01",
			ratio: "Los pesos de consulta y clave no tienen que ser 1, solo iguales: en clave ÷ consulta un factor común se cancela."
		},
		tokens: {
			title: "Ahora palabras en vez de personas",
			lists: (e) => `Un modelo de lenguaje lee *tokens*: palabras o trozos de palabras. Cada uno llega como una lista de números, aquí {residual:${e}}, con lo que ya se sabe de él.`,
			text: ["Para saber más, una palabra pregunta a las otras. La subrayada es la que pregunta."],
			list: (e, t, n) => `lo que el modelo sabe hasta ahora de «${e}»: los primeros ${t} de ${n} números`
		},
		qkv: {
			title: "¿Quién busca qué, quién tiene qué, quién da qué?",
			tables: (e, t) => `Tres tablas aprendidas convierten los ${t} números de una palabra en tres listas de ${e}: su {query:consulta}, lo que busca; su {key:clave}, por lo que se la encuentra; su {value:valor}, lo que entrega cuando la leen.`,
			text: ["Cada palabra tiene las tres. De las consultas solo se muestra la de la que pregunta."],
			often: (e, t) => `Un modelo pregunta muchas veces: aquí en ${e} *cabezas* a la vez, en cada una de ${t} *capas* (pantallas 17 y 19). Seguimos una cabeza; capas y cabezas se cuentan desde 0.`,
			turned: "Consultas y claves se muestran tal como se encuentran, ya giradas un ángulo que crece con la posición de la palabra: así una puntuación sabe también la distancia entre dos palabras."
		},
		scores: {
			title: "¿Quién encaja con la pregunta?",
			meets: (e) => `La {query:consulta} se encuentra con cada {key:clave}: número por número, y todo sumado. Esa suma es la *puntuación* q·k. Elige una palabra y mira los ${e} productos que dan su puntuación.`,
			sum: (e, t, n, r, i) => `«${e}»: de los ${t} productos, los mayores que 0 suman ${n} y los menores ${r}; juntos, ${i}`,
			products: "productos"
		},
		scaling: {
			title: "¿Y si no se escalaran las puntuaciones?",
			divided: (e, t) => `Las puntuaciones se dividen por √${e} = ${t} antes del softmax. Sin eso, las partes se acercan a todo o nada, para casi todas las palabras.`,
			text: ["Cuando una parte es casi 1, un cambio pequeño de una puntuación apenas cambia las partes. Se aprende con cambios pequeños, y no habría casi nada que seguir."],
			on: "con la escala",
			off: "sin ella",
			toggle: "Escala",
			largest: (e, t, n) => `La mayor parte, de media en las ${e} cabezas de esta capa y todas las palabras menos la primera: ${t} con la escala, ${n} sin ella.`
		},
		mask: {
			title: "¿A quién se puede leer?",
			text: ["Un modelo aprende a escribir adivinando cada palabra siguiente. Si ya pudiera leer esa palabra, la copiaría y no aprendería nada. Por eso una *máscara* oculta las posteriores: su puntuación pasa a −∞ y su parte a 0.", "Cada fila de la imagen es una palabra que pregunta; cada columna, una que responde. Pulsa una fila."],
			on: "con la máscara",
			off: "sin ella",
			toggle: "Máscara",
			hidden: (e, t) => t === 0 ? `«${e}» es la última palabra: nada se le oculta.` : `La máscara oculta a «${e}» ${t} ${t === 1 ? "palabra posterior" : "palabras posteriores"}.`,
			warning: "Sin la máscara: un experimento mental. El modelo nunca se entrenó así.",
			map: "Las filas preguntan, las columnas responden. Más intenso: mayor parte. Tachado: oculto.",
			cell: (e, t, n) => `«${e}» lee ${n} de «${t}»`,
			cellHidden: (e, t) => `«${t}» está oculta para «${e}»`
		},
		shares: {
			title: "¿A quién se lee, y cuánto?",
			text: ["El softmax convierte las puntuaciones escaladas en partes que suman 1. En la frase las palabras se sombrean según su parte.", "Una parte en el primer token suele significar que nada encaja: las partes deben sumar 1, así que el resto tiene que ir a algún sitio. Un token así se llama *sumidero*."],
			why: (e, t) => `¿Por qué «${t}»? La última vez que «${e}» apareció en el texto, después venía «${t}».`,
			others: (e) => `${e} más`
		},
		mix: {
			title: "¿Qué recibe quien pregunta?",
			text: ["Cada {value:valor} por su parte, todo sumado: la mezcla, la {output:salida} de esta cabeza. Una palabra que tiene casi toda la parte hace casi toda la mezcla.", "No se copia ninguna palabra: lo que se entrega son los números de su valor. Pueden ser pequeños: la parte sola no dice cuánto."],
			times: (e, t) => `${e} × valor de «${t}»`,
			sum: "la mezcla"
		},
		added: {
			title: "¿En qué se convierte la palabra?",
			through: (e) => `Las mezclas de las ${e} cabezas pasan por una tabla aprendida más, los *pesos de salida*. El resultado se {output:suma} a los números que la palabra {residual:tenía antes}: son el *residuo*.`,
			text: ["Nada se sustituye: la palabra sigue siendo ella, y ahora sabe también lo que ha leído. La capa siguiente parte de la suma."],
			before: "antes: el residuo",
			plus: "+ de todas las cabezas",
			after: "= después",
			size: (e) => `tamaño ${e}`,
			first: (e, t) => `Los primeros ${e} de ${t} números. Tamaño: √ de la suma de sus cuadrados. Dos listas rara vez apuntan hacia el mismo lado: por eso los tamaños no se suman sin más.`,
			heads: "Cuánto añade cada cabeza (tamaño)"
		},
		heads: {
			title: "¿Por qué varias cabezas?",
			text: ["Una *cabeza* tiene un solo reparto, así que hace un tipo de pregunta. Varias cabezas hacen varias a la vez. Unas leen la palabra anterior, otras descansan en el primer token."],
			tables: (e, t) => t === e ? `Cada una de las ${e} cabezas tiene tablas propias de consulta, clave y valor.` : `Cada una de las ${e} cabezas tiene su tabla de consulta. Las de clave y valor se comparten aquí: ${e / t} cabezas usan las mismas (*grouped-query attention*). En otros modelos cada cabeza tiene las suyas.`,
			induction: (e, t, n) => `La cabeza ${e} pregunta aquí: ¿qué vino la última vez después de esta palabra? A «${t}» le siguió «${n}». Se llama *cabeza de inducción*.`,
			most: "Bajo cada cabeza: la palabra que más lee la que pregunta.",
			choose: (e) => `cabeza ${e}`,
			strongest: (e, t) => `${e} ${t}`
		},
		next: {
			title: "¿Qué dice el modelo a continuación?",
			after: (e) => `Tras ${e} capas, los números de la última palabra indican cuál debería seguir.`,
			text: ["La última palabra leyó una anterior: una *conexión* entre las dos. ¿Importaba? Quítala, en la cabeza que hemos seguido o en todas las cabezas de todas las capas. Las demás partes crecen entonces, para volver a sumar 1."],
			cut: "Quitarla",
			none: "no",
			inHead: (e, t) => `en la capa ${e}, cabeza ${t}`,
			inAll: "en todas las cabezas de todas las capas",
			column: (e) => `Conexión de «${e}» con`,
			guess: (e) => `probabilidad de «${e}»`,
			guesses: "Lo que el modelo espera a continuación, sin quitar nada",
			others: (e, t, n, r) => `Para comparar, se quitaron igual las demás conexiones de «${e}», de una en una. La probabilidad de «${t}» quedó entonces entre ${n} y ${r}.`
		},
		block: {
			title: "¿Dónde está esto en un Transformer?",
			text: ["Lee la imagen de abajo arriba. En el modelo que seguimos una *capa* son dos pasos, y los dos suman al residuo, los números de la palabra hasta ahí: la *atención*, donde las palabras se leen unas a otras, y una pequeña red, el *MLP* (perceptrón multicapa), que trabaja con cada palabra por separado. Solo en la atención se encuentran las palabras.", "Antes de cada paso los números se llevan a un tamaño estándar. A trazos: en un modelo para traducir, las capas de la parte que escribe tienen entre los dos un tercer paso, la *atención cruzada*, que lee otro texto (pantalla siguiente)."],
			steps: {
				tokens: "tokens → listas de números",
				norm: "llevar a un tamaño estándar",
				attention: "atención: las palabras se leen",
				cross: "atención cruzada: se lee otro texto",
				add: "sumar al residuo",
				mlp: "MLP: cada palabra por separado",
				next: "¿qué palabra sigue?"
			},
			times: (e) => `${e} capas`,
			residual: "el residuo lo recorre todo",
			diagram: "Una capa de un Transformer, de abajo arriba"
		},
		kinds: {
			title: "Codificador, decodificador, cruzada: ¿quién pregunta a quién?",
			encoder: "codificador",
			decoder: "decodificador",
			cross: "atención cruzada",
			text: [
				"*Codificador*: la parte que lee un texto que ya está ahí. Cada palabra lee a todas, también lo que viene después. Sin máscara.",
				"*Decodificador*: la parte que escribe. La máscara oculta las palabras posteriores. Así son los modelos de chat.",
				"*Atención cruzada*: en las capas del decodificador. Las palabras que se escriben preguntan, y responde lo que el codificador hizo del otro texto: las {query:consultas} vienen de un texto; las {key:claves} y los {value:valores}, del otro. «gato» encuentra «cat», «negro» encuentra «black»."
			],
			by: "Cuatro palabras en cada texto; sus consultas y claves se pusieron a mano, para mostrar quién puede preguntar a quién."
		},
		who: {
			title: "¿Quién es quién?",
			columns: [
				"papel",
				"en la historia",
				"entre palabras",
				"en una imagen"
			],
			rows: [
				[
					"query",
					"lo que A quiere",
					"lo que busca una palabra",
					"lo que busca un trozo"
				],
				[
					"key",
					"lo que B y C han ahorrado",
					"por lo que se encuentra una palabra",
					"por lo que se encuentra un trozo"
				],
				[
					"value",
					"lo que dan",
					"lo que entrega una palabra",
					"lo que entrega un trozo"
				],
				[
					"output",
					"las monedas que A recibe",
					"lo leído, mezclado por partes",
					"lo leído, mezclado por partes"
				],
				[
					"residual",
					"las monedas que A tenía; se les suma la salida",
					"lo que la palabra decía antes; se le suma la salida",
					"lo que muestra el propio trozo; se le suma la salida"
				]
			],
			text: ["Todos hacen los tres papeles: una palabra tiene consulta cuando pregunta, y clave y valor cuando preguntan otras. En una imagen los trozos (patches), cuadraditos de ella, hacen lo que las palabras en un texto.", "En la ecuación Q, K y V son tablas con una fila por palabra. Kᵀ es K puesta de lado, para que cada consulta se encuentre con cada clave."],
			equation: "salida = softmax(Q Kᵀ ÷ √d) V"
		},
		limits: {
			title: "¿Dónde no encaja la historia?",
			columns: ["en la historia", "en la atención"],
			rows: [
				["Lo que da C depende de quién pide: C da más porque A es un amigo.", "Un valor es el mismo para quien pregunte."],
				["La puntuación es clave ÷ consulta: cuanto más quiere A, menor.", "La puntuación es consulta por clave: cuanto mejor encajan, mayor."],
				["A no se pregunta a sí mismo.", "Una palabra puede responder a su propia pregunta."],
				["A hace una pregunta, una vez.", "Una palabra pregunta en cada cabeza de cada capa."],
				["Cada número significa algo: monedas que se quieren, se ahorran, se dan.", "Nadie dio un significado a los números de un modelo. Se aprenden."]
			],
			text: ["Una historia sirve para los primeros pasos. Donde no coincidan, cree a la columna derecha."]
		},
		tell: {
			title: "¿Qué no dice la atención?",
			text: ["Una parte dice exactamente *de dónde leyó una cabeza*. No dice *por qué el modelo respondió*. Lo leído puede no servir, o quedar anulado por otras cabezas, por capas posteriores o por el residuo.", "Que las partes te digan dónde mirar. Luego quita esa conexión, y también otras, para comparar."],
			share: (e, t) => `parte de «${t}» para «${e}», la conexión que se mira`,
			cutHead: "quitada en esta cabeza",
			cutAll: "quitada en todas las cabezas",
			whole: "tal cual",
			little: "Quitarla solo en esta cabeza cambia poco: otras cabezas también la traen.",
			verdict: {
				most: "Esta conexión importaba más que cualquier otra.",
				close: "Esta conexión era la que más importaba, pero otra casi igual.",
				less: "Otra conexión importaba más."
			},
			sink: "Fuera de la comparación: el primer token. Es un sumidero, y lo que deja de recibir va a todos los demás.",
			next: "Para mirar más, con tus propias palabras:",
			source: "Las monedas se cuentan según Akhil Theerthala, «Building Blocks of Transformers: Attention», Towards AI. Cada número lo calcula qkv."
		}
	}
});
// src/shared/theme.svelte.ts
var zi = "qkv-theme", Bi = [
	"system",
	"light",
	"dark"
], Vi = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
function Hi() {
	try {
		let e = localStorage.getItem(zi);
		return e && Bi.includes(e) ? e : "system";
	} catch {
		return "system";
	}
}
var Ui = new class {
	#e = /* @__PURE__ */ P(Yt(Hi()));
	get choice() {
		return U(this.#e);
	}
	set choice(e) {
		F(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ P(Yt(Vi?.matches ?? !1));
	constructor() {
		Vi?.addEventListener("change", (e) => {
			F(this.#t, e.matches, !0), this.apply();
		});
	}
	get shown() {
		return this.choice === "system" ? U(this.#t) ? "dark" : "light" : this.choice;
	}
	choose(e) {
		this.choice = e;
		try {
			localStorage.setItem(zi, e);
		} catch {}
		this.apply();
	}
	follow(e) {
		F(this.#t, e, !0), this.apply();
	}
	apply() {
		for (let e of Pi) e.dataset.theme = this.shown;
	}
}();
// src/story/asked.ts
function Wi() {
	let e = document.getElementById("data")?.textContent;
	return e ? JSON.parse(e) : null;
}
async function Gi(e, t = {}) {
	let n;
	try {
		n = await fetch(`api/${e}?${new URLSearchParams(t)}`);
	} catch {
		throw Error(Q.t.story.own.gone);
	}
	if (n.ok) return await n.json();
	let { error: r } = await n.json().catch(() => ({}));
	throw Error(r ?? Q.t.story.own.wrong);
}
var Ki = {
	story: () => Gi("story"),
	sentence: (e) => Gi("sentence", { text: e })
};
// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");
// src/shared/Settings.svelte
var qi = /* @__PURE__ */ W("<option class=\"svelte-n9s7ue\"> </option>"), Ji = /* @__PURE__ */ W("<div class=\"settings svelte-n9s7ue\"><label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"></select> <label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option></select></div>");
function Yi(e, t) {
	let n = kr();
	A(t, !0);
	let r = /* @__PURE__ */ M(() => Q.t.shared);
	var i = Ji(), a = I(i), o = R(a, !0), s = z(a, 2);
	J(s, 21, () => Object.entries(Fi), ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ M(() => _(U(t), 2));
		let r = () => U(n)[0], i = () => U(n)[1];
		var a = qi(), o = R(a, !0), s = {};
		B(() => {
			X(a, "lang", r()), K(o, i()), s !== (s = r()) && (a.value = (a.__value = s) ?? "");
		}), G(e, a);
	}), k(s);
	var c;
	di(s);
	var l = z(s, 2), u = R(l, !0), d = z(l, 2), f = I(d), p = R(f, !0);
	f.value = f.__value = "system";
	var m = z(f), h = R(m, !0);
	m.value = m.__value = "light";
	var g = z(m), v = R(g, !0);
	g.value = g.__value = "dark", k(d);
	var y;
	di(d), k(i), B(() => {
		X(a, "for", `${n}-language`), K(o, U(r).language), X(s, "id", `${n}-language`), c !== (c = Q.name) && (s.value = (s.__value = c) ?? "", ui(s, c)), X(l, "for", `${n}-theme`), K(u, U(r).appearance), X(d, "id", `${n}-theme`), K(p, U(r).asTheSystem), K(h, U(r).light), K(v, U(r).dark), y !== (y = Ui.choice) && (d.value = (d.__value = y) ?? "", ui(d, y));
	}), gr("change", s, (e) => Q.choose(e.currentTarget.value)), gr("change", d, (e) => Ui.choose(e.currentTarget.value)), G(e, i), j();
}
_r(["change"]);
// src/story/context.ts
var Xi = () => Ge("story");
// src/story/format.ts
function $(e, t = 2) {
	return e.toLocaleString(Q.name, {
		minimumFractionDigits: t,
		maximumFractionDigits: t
	}).replace("-", "−");
}
function Zi(e, t = 2) {
	return e.toLocaleString(Q.name, { maximumFractionDigits: t }).replace("-", "−");
}
var Qi = (e) => Zi(e, 4);
function $i(e) {
	return e > 0 && e < .01 ? "<1\xA0%" : `${Math.round(e * 100)}\u00a0%`;
}
var ea = (e) => e.replace(/ \(.*\)$/, "");
function ta(...e) {
	let t = e.flatMap((e) => Array.from(e, Math.abs)).sort((e, t) => e - t);
	return t[Math.floor(t.length * .97)] ?? 0;
}
function na(e) {
	let t = e.replace(/^ /, "");
	return t.trim() === "" ? "␣" : t;
}
// src/story/formulas.ts
function ra(e, t) {
	let n = 0;
	for (let r = 0; r < e.length; r++) n += e[r] * t[r];
	return n;
}
function ia(e) {
	let t = e.reduce((e, t) => e + t, 0);
	return e.map((e) => t === 0 ? 0 : e / t);
}
function aa(e) {
	let t = Math.max(...e);
	if (t === -Infinity) return e.map(() => 0);
	let n = e.map((e) => Math.exp(e - t)), r = n.reduce((e, t) => e + t, 0);
	return n.map((e) => e / r);
}
function oa(e, t) {
	let n = Array(t[0]?.length ?? 0).fill(0);
	return e.forEach((e, r) => {
		for (let i = 0; i < n.length; i++) n[i] += e * t[r][i];
	}), n;
}
function sa(e) {
	return Math.sqrt(ra(e, e));
}
function ca(e, t) {
	return t[0].map((n, r) => t.reduce((t, n, i) => t + e[i] * n[r], 0));
}
function la(e, t, n = 1 / Math.sqrt(e.length), r = () => !0) {
	return t.map((t, i) => r(i) ? ra(e, t) * n : -Infinity);
}
// node_modules/d3-scale-chromatic/src/colors.js
function ua(e) {
	for (var t = e.length / 6 | 0, n = Array(t), r = 0; r < t;) n[r] = "#" + e.slice(r * 6, ++r * 6);
	return n;
}
// node_modules/d3-scale-chromatic/src/sequential-multi/viridis.js
function da(e) {
	var t = e.length;
	return function(n) {
		return e[Math.max(0, Math.min(t - 1, Math.floor(n * t)))];
	};
}
da(ua("44015444025645045745055946075a46085c460a5d460b5e470d60470e6147106347116447136548146748166848176948186a481a6c481b6d481c6e481d6f481f70482071482173482374482475482576482677482878482979472a7a472c7a472d7b472e7c472f7d46307e46327e46337f463480453581453781453882443983443a83443b84433d84433e85423f854240864241864142874144874045884046883f47883f48893e49893e4a893e4c8a3d4d8a3d4e8a3c4f8a3c508b3b518b3b528b3a538b3a548c39558c39568c38588c38598c375a8c375b8d365c8d365d8d355e8d355f8d34608d34618d33628d33638d32648e32658e31668e31678e31688e30698e306a8e2f6b8e2f6c8e2e6d8e2e6e8e2e6f8e2d708e2d718e2c718e2c728e2c738e2b748e2b758e2a768e2a778e2a788e29798e297a8e297b8e287c8e287d8e277e8e277f8e27808e26818e26828e26828e25838e25848e25858e24868e24878e23888e23898e238a8d228b8d228c8d228d8d218e8d218f8d21908d21918c20928c20928c20938c1f948c1f958b1f968b1f978b1f988b1f998a1f9a8a1e9b8a1e9c891e9d891f9e891f9f881fa0881fa1881fa1871fa28720a38620a48621a58521a68522a78522a88423a98324aa8325ab8225ac8226ad8127ad8128ae8029af7f2ab07f2cb17e2db27d2eb37c2fb47c31b57b32b67a34b67935b77937b87838b9773aba763bbb753dbc743fbc7340bd7242be7144bf7046c06f48c16e4ac16d4cc26c4ec36b50c46a52c56954c56856c66758c7655ac8645cc8635ec96260ca6063cb5f65cb5e67cc5c69cd5b6ccd5a6ece5870cf5773d05675d05477d1537ad1517cd2507fd34e81d34d84d44b86d54989d5488bd6468ed64590d74393d74195d84098d83e9bd93c9dd93ba0da39a2da37a5db36a8db34aadc32addc30b0dd2fb2dd2db5de2bb8de29bade28bddf26c0df25c2df23c5e021c8e020cae11fcde11dd0e11cd2e21bd5e21ad8e219dae319dde318dfe318e2e418e5e419e7e419eae51aece51befe51cf1e51df4e61ef6e620f8e621fbe723fde725")), da(ua("00000401000501010601010802010902020b02020d03030f03031204041405041606051806051a07061c08071e0907200a08220b09240c09260d0a290e0b2b100b2d110c2f120d31130d34140e36150e38160f3b180f3d19103f1a10421c10441d11471e114920114b21114e22115024125325125527125829115a2a115c2c115f2d11612f116331116533106734106936106b38106c390f6e3b0f703d0f713f0f72400f74420f75440f764510774710784910784a10794c117a4e117b4f127b51127c52137c54137d56147d57157e59157e5a167e5c167f5d177f5f187f601880621980641a80651a80671b80681c816a1c816b1d816d1d816e1e81701f81721f817320817521817621817822817922827b23827c23827e24828025828125818326818426818627818827818928818b29818c29818e2a81902a81912b81932b80942c80962c80982d80992d809b2e7f9c2e7f9e2f7fa02f7fa1307ea3307ea5317ea6317da8327daa337dab337cad347cae347bb0357bb2357bb3367ab5367ab73779b83779ba3878bc3978bd3977bf3a77c03a76c23b75c43c75c53c74c73d73c83e73ca3e72cc3f71cd4071cf4070d0416fd2426fd3436ed5446dd6456cd8456cd9466bdb476adc4869de4968df4a68e04c67e24d66e34e65e44f64e55064e75263e85362e95462ea5661eb5760ec5860ed5a5fee5b5eef5d5ef05f5ef1605df2625df2645cf3655cf4675cf4695cf56b5cf66c5cf66e5cf7705cf7725cf8745cf8765cf9785df9795df97b5dfa7d5efa7f5efa815ffb835ffb8560fb8761fc8961fc8a62fc8c63fc8e64fc9065fd9266fd9467fd9668fd9869fd9a6afd9b6bfe9d6cfe9f6dfea16efea36ffea571fea772fea973feaa74feac76feae77feb078feb27afeb47bfeb67cfeb77efeb97ffebb81febd82febf84fec185fec287fec488fec68afec88cfeca8dfecc8ffecd90fecf92fed194fed395fed597fed799fed89afdda9cfddc9efddea0fde0a1fde2a3fde3a5fde5a7fde7a9fde9aafdebacfcecaefceeb0fcf0b2fcf2b4fcf4b6fcf6b8fcf7b9fcf9bbfcfbbdfcfdbf")), da(ua("00000401000501010601010802010a02020c02020e03021004031204031405041706041907051b08051d09061f0a07220b07240c08260d08290e092b10092d110a30120a32140b34150b37160b39180c3c190c3e1b0c411c0c431e0c451f0c48210c4a230c4c240c4f260c51280b53290b552b0b572d0b592f0a5b310a5c320a5e340a5f3609613809623909633b09643d09653e0966400a67420a68440a68450a69470b6a490b6a4a0c6b4c0c6b4d0d6c4f0d6c510e6c520e6d540f6d550f6d57106e59106e5a116e5c126e5d126e5f136e61136e62146e64156e65156e67166e69166e6a176e6c186e6d186e6f196e71196e721a6e741a6e751b6e771c6d781c6d7a1d6d7c1d6d7d1e6d7f1e6c801f6c82206c84206b85216b87216b88226a8a226a8c23698d23698f24699025689225689326679526679727669827669a28659b29649d29649f2a63a02a63a22b62a32c61a52c60a62d60a82e5fa92e5eab2f5ead305dae305cb0315bb1325ab3325ab43359b63458b73557b93556ba3655bc3754bd3853bf3952c03a51c13a50c33b4fc43c4ec63d4dc73e4cc83f4bca404acb4149cc4248ce4347cf4446d04545d24644d34743d44842d54a41d74b3fd84c3ed94d3dda4e3cdb503bdd513ade5238df5337e05536e15635e25734e35933e45a31e55c30e65d2fe75e2ee8602de9612bea632aeb6429eb6628ec6726ed6925ee6a24ef6c23ef6e21f06f20f1711ff1731df2741cf3761bf37819f47918f57b17f57d15f67e14f68013f78212f78410f8850ff8870ef8890cf98b0bf98c0af98e09fa9008fa9207fa9407fb9606fb9706fb9906fb9b06fb9d07fc9f07fca108fca309fca50afca60cfca80dfcaa0ffcac11fcae12fcb014fcb216fcb418fbb61afbb81dfbba1ffbbc21fbbe23fac026fac228fac42afac62df9c72ff9c932f9cb35f8cd37f8cf3af7d13df7d340f6d543f6d746f5d949f5db4cf4dd4ff4df53f4e156f3e35af3e55df2e661f2e865f2ea69f1ec6df1ed71f1ef75f1f179f2f27df2f482f3f586f3f68af4f88ef5f992f6fa96f8fb9af9fc9dfafda1fcffa4")), da(ua("0d088710078813078916078a19068c1b068d1d068e20068f2206902406912605912805922a05932c05942e05952f059631059733059735049837049938049a3a049a3c049b3e049c3f049c41049d43039e44039e46039f48039f4903a04b03a14c02a14e02a25002a25102a35302a35502a45601a45801a45901a55b01a55c01a65e01a66001a66100a76300a76400a76600a76700a86900a86a00a86c00a86e00a86f00a87100a87201a87401a87501a87701a87801a87a02a87b02a87d03a87e03a88004a88104a78305a78405a78606a68707a68808a68a09a58b0aa58d0ba58e0ca48f0da4910ea3920fa39410a29511a19613a19814a099159f9a169f9c179e9d189d9e199da01a9ca11b9ba21d9aa31e9aa51f99a62098a72197a82296aa2395ab2494ac2694ad2793ae2892b02991b12a90b22b8fb32c8eb42e8db52f8cb6308bb7318ab83289ba3388bb3488bc3587bd3786be3885bf3984c03a83c13b82c23c81c33d80c43e7fc5407ec6417dc7427cc8437bc9447aca457acb4679cc4778cc4977cd4a76ce4b75cf4c74d04d73d14e72d24f71d35171d45270d5536fd5546ed6556dd7566cd8576bd9586ada5a6ada5b69db5c68dc5d67dd5e66de5f65de6164df6263e06363e16462e26561e26660e3685fe4695ee56a5de56b5de66c5ce76e5be76f5ae87059e97158e97257ea7457eb7556eb7655ec7754ed7953ed7a52ee7b51ef7c51ef7e50f07f4ff0804ef1814df1834cf2844bf3854bf3874af48849f48948f58b47f58c46f68d45f68f44f79044f79143f79342f89441f89540f9973ff9983ef99a3efa9b3dfa9c3cfa9e3bfb9f3afba139fba238fca338fca537fca636fca835fca934fdab33fdac33fdae32fdaf31fdb130fdb22ffdb42ffdb52efeb72dfeb82cfeba2cfebb2bfebd2afebe2afec029fdc229fdc328fdc527fdc627fdc827fdca26fdcb26fccd25fcce25fcd025fcd225fbd324fbd524fbd724fad824fada24f9dc24f9dd25f8df25f8e125f7e225f7e425f6e626f6e826f5e926f5eb27f4ed27f3ee27f3f027f2f227f1f426f1f525f0f724f0f921"));
function fa(e, t) {
	return `color-mix(in oklab, var(--${e}) ${Math.round(1e3 * Math.min(1, Math.max(0, t))) / 10}%, transparent)`;
}
// src/story/parts/Own.svelte
var pa = /* @__PURE__ */ W("<form data-keys=\"\" class=\"svelte-qz9fuq\"><label class=\"svelte-qz9fuq\"> </label> <div class=\"line svelte-qz9fuq\"><input type=\"text\" autocomplete=\"off\" class=\"svelte-qz9fuq\"/> <button class=\"svelte-qz9fuq\"> </button></div> <p role=\"status\"> </p></form>");
function ma(e, t) {
	let n = kr();
	A(t, !0);
	let { data: r, reading: i, read: a } = Xi(), o = /* @__PURE__ */ M(() => Q.t.story.own), s = /* @__PURE__ */ P(""), c = /* @__PURE__ */ P(!1), l = /* @__PURE__ */ P(""), u = /* @__PURE__ */ P(!1);
	async function d(e) {
		if (e.preventDefault(), a && !U(c)) {
			((e) => {
				var t = _(e, 3);
				F(c, t[0], !0), F(u, t[1], !0), F(l, t[2], !0);
			})([
				!0,
				!1,
				U(o).reading
			]);
			try {
				i.add(await a(U(s))), F(l, U(o).done, !0);
			} catch (e) {
				((e) => {
					var t = _(e, 2);
					F(u, t[0], !0), F(l, t[1], !0);
				})([!0, e.message]);
			}
			F(c, !1);
		}
	}
	var f = pa(), p = I(f), m = R(p, !0), h = z(p, 2), g = I(h);
	vi(g);
	var v = z(g, 2), y = R(v, !0);
	k(h);
	var b = z(h, 2);
	let x;
	var S = R(b, !0);
	k(f), B((e) => {
		X(p, "for", `${n}-own`), K(m, U(o).label), X(g, "id", `${n}-own`), X(g, "maxlength", r.longest), X(g, "placeholder", U(o).example), X(g, "aria-describedby", `${n}-said`), v.disabled = e, K(y, U(o).read), X(b, "id", `${n}-said`), x = Y(b, 1, "svelte-qz9fuq", null, x, { wrong: U(u) }), K(S, U(l));
	}, [() => U(c) || U(s).trim() === ""]), hr("submit", f, d), Ci(g, () => U(s), (e) => F(s, e)), G(e, f), j();
}
// src/story/parts/Which.svelte
var ha = /* @__PURE__ */ W("<option> </option>"), ga = /* @__PURE__ */ W("<label class=\"svelte-xii0xd\"> </label> <select class=\"svelte-xii0xd\"></select>", 1), _a = /* @__PURE__ */ W("<a href=\"#tokens\" class=\"svelte-xii0xd\"> </a>"), va = /* @__PURE__ */ W("<div class=\"top svelte-xii0xd\"><!> <!></div>");
function ya(e, t) {
	let n = kr();
	A(t, !0);
	let r = Z(t, "own", 3, !1), { reading: i } = Xi(), a = /* @__PURE__ */ M(() => Q.t.story), o = (e) => e.length > 41 ? `${e.slice(0, 40)}…` : e;
	var s = va(), c = I(s), l = (e) => {
		var t = ga(), r = L(t), s = R(r, !0), c = z(r, 2);
		J(c, 21, () => i.all, Hr, (e, t, n) => {
			var r = ha(), i = R(r, !0);
			r.value = r.__value = n, B((e) => K(i, e), [() => o(U(t).of.sentence)]), G(e, r);
		}), k(c);
		var l;
		di(c), B(() => {
			X(r, "for", `${n}-which`), K(s, U(a).sentence), X(c, "id", `${n}-which`), l !== (l = i.index) && (c.value = (c.__value = l) ?? "", ui(c, l));
		}), gr("change", c, (e) => i.choose(Number(e.currentTarget.value))), G(e, t);
	};
	q(c, (e) => {
		i.all.length > 1 && e(l);
	});
	var u = z(c, 2), d = (e) => {
		var t = _a(), n = R(t, !0);
		B(() => K(n, U(a).own.link)), G(e, t);
	};
	q(u, (e) => {
		r() && e(d);
	}), k(s), G(e, s), j();
}
_r(["change"]);
// src/story/parts/Sentence.svelte
var ba = /* @__PURE__ */ W("<!><span role=\"radio\"> </span>", 1), xa = /* @__PURE__ */ W("<br/> <!>", 1), Sa = /* @__PURE__ */ W("<!> <!> <div class=\"text svelte-16hkx43\" role=\"radiogroup\" data-keys=\"\" lang=\"en\"></div> <p class=\"soft svelte-16hkx43\"> <!></p>", 1);
function Ca(e, t) {
	A(t, !0);
	let n = Z(t, "shares", 3, null), r = Z(t, "first", 3, !1), { reading: i, read: a } = Xi(), o = /* @__PURE__ */ M(() => Q.t.story), s = /* @__PURE__ */ M(() => i.sentence.of);
	function c(e) {
		let t = {
			ArrowRight: 1,
			ArrowDown: 1,
			ArrowLeft: -1,
			ArrowUp: -1
		}[e.key], n = {
			Home: 0,
			End: U(s).tokens.length - 1
		}[e.key];
		if (t === void 0 && n === void 0) return;
		e.preventDefault();
		let r = n ?? Math.min(U(s).tokens.length - 1, Math.max(0, i.row + t));
		i.ask(r), e.currentTarget.querySelectorAll("[role=radio]")[r]?.focus();
	}
	let l = (e) => n() && e <= i.row ? `${na(U(s).tokens[e])}, ${$i(n()[e])}` : na(U(s).tokens[e]);
	var u = Sa(), d = L(u), f = (e) => {
		ma(e, {});
	};
	q(d, (e) => {
		r() && a && e(f);
	});
	var p = z(d, 2);
	{
		let e = /* @__PURE__ */ M(() => !r() && a !== null);
		ya(p, { get own() {
			return U(e);
		} });
	}
	var m = z(p, 2);
	J(m, 21, () => U(s).tokens, Hr, (e, t, r) => {
		var a = ba(), o = L(a), s = (e) => {
			var t = Dr();
			t.nodeValue = " ", G(e, t);
		}, c = /* @__PURE__ */ M(() => U(t).startsWith(" "));
		q(o, (e) => {
			U(c) && e(s);
		});
		var u = z(o);
		let d, f;
		var p = R(u, !0);
		B((e, t, a) => {
			X(u, "tabindex", r === i.row ? 0 : -1), X(u, "aria-checked", r === i.row), X(u, "aria-label", e), d = Y(u, 1, "svelte-16hkx43", null, d, {
				asker: r === i.row,
				later: r > i.row && n() !== null
			}), f = si(u, "", f, { background: t }), K(p, a);
		}, [
			() => l(r),
			() => n() && r <= i.row ? fa("query-fill", .62 * n()[r]) : null,
			() => na(U(t))
		]), gr("click", u, () => i.ask(r)), gr("keydown", u, function(...e) {}), G(e, a);
	}), k(m);
	var h = z(m, 2), g = I(h, !0), _ = z(g), v = (e) => {
		var t = xa(), n = z(L(t), 1, !0), r = z(n), i = (e) => {
			var t = Dr();
			B(() => K(t, ` ${U(o).rounded ?? ""}`)), G(e, t);
		}, a = /* @__PURE__ */ M(() => U(s).label.includes("4-bit"));
		q(r, (e) => {
			U(a) && e(i);
		}), B((e) => K(n, e), [() => U(o).measured(U(s).label, U(s).tokens.length)]), G(e, t);
	}, y = (e) => {
		var t = Dr();
		B((e, n) => K(t, ` ${e ?? ""}. ${n ?? ""}`), [() => ea(U(s).label), () => U(o).followed(U(s).layer, i.head)]), G(e, t);
	};
	q(_, (e) => {
		r() ? e(v) : e(y, -1);
	}), k(h), B(() => {
		X(m, "aria-label", U(o).asking), K(g, U(o).pick);
	}), gr("keydown", m, c), G(e, u), j();
}
_r(["keydown", "click"]);
// src/story/parts/Strip.svelte
var wa = /* @__PURE__ */ W("<canvas height=\"1\" role=\"img\" class=\"svelte-symbjg\"></canvas>");
function Ta(e, t) {
	A(t, !0);
	let n = Z(t, "most", 3, 0), r = Z(t, "height", 3, 14), i = Z(t, "strength", 3, 1), a;
	vn(() => {
		Ui.shown;
		let e = getComputedStyle(document.documentElement), [r, i] = [e.getPropertyValue(`--${t.role}`), e.getPropertyValue("--ink")], o = n() || Array.from(t.numbers).reduce((e, t) => Math.max(e, Math.abs(t)), 1e-12), s = a.getContext("2d");
		a.width = t.numbers.length;
		for (let e = 0; e < t.numbers.length; e++) s.globalAlpha = Math.min(1, Math.abs(t.numbers[e]) / o) ** .7 * (t.numbers[e] < 0 ? .55 : 1), s.fillStyle = t.numbers[e] < 0 ? i : r, s.fillRect(e, 0, 1, 1);
	});
	var o = wa();
	let s;
	ki(o, (e) => a = e, () => a), B(() => {
		X(o, "aria-label", t.label), s = si(o, "", s, {
			height: `${r() ?? ""}px`,
			opacity: i()
		});
	}), G(e, o), j();
}
// src/shared/Rich.svelte
var Ea = /* @__PURE__ */ W("<em> </em>"), Da = /* @__PURE__ */ W("<strong> </strong>");
function Oa(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => t.text.split(/(\*[^*]+\*|\{[a-z]+:[^}]*\})/).map((e) => {
		let t = /^\{([a-z]+):([^}]*)\}$/.exec(e);
		return t ? {
			words: t[2],
			role: t[1]
		} : e.startsWith("*") ? {
			words: e.slice(1, -1),
			role: "term"
		} : {
			words: e,
			role: ""
		};
	}));
	var r = Or();
	J(L(r), 17, () => U(n), Hr, (e, t) => {
		var n = Or(), r = L(n), i = (e) => {
			var n = Ea(), r = R(n, !0);
			B(() => K(r, U(t).words)), G(e, n);
		}, a = (e) => {
			var n = Da(), r = R(n, !0);
			B(() => {
				Y(n, 1, ei(U(t).role), "svelte-1ly0ruv"), K(r, U(t).words);
			}), G(e, n);
		}, o = (e) => {
			var n = Dr();
			B(() => K(n, U(t).words)), G(e, n);
		};
		q(r, (e) => {
			U(t).role === "term" ? e(i) : U(t).role ? e(a, 1) : e(o, -1);
		}), G(e, n);
	}), G(e, r), j();
}
// src/story/parts/Words.svelte
var ka = /* @__PURE__ */ W("<p class=\"svelte-15gv149\"><!></p>"), Aa = /* @__PURE__ */ W("<p class=\"hint svelte-15gv149\"> </p>"), ja = /* @__PURE__ */ W("<div class=\"words svelte-15gv149\"><!> <!> <!></div>");
function Ma(e, t) {
	let n = Z(t, "hint", 3, "");
	var r = ja(), i = I(r);
	J(i, 17, () => t.text, Hr, (e, t) => {
		var n = ka();
		Oa(I(n), { get text() {
			return U(t);
		} }), k(n), G(e, n);
	});
	var a = z(i, 2), o = (e) => {
		var t = Aa(), r = R(t, !0);
		B(() => K(r, n())), G(e, t);
	};
	q(a, (e) => {
		n() && e(o);
	}), Vr(z(a, 2), () => t.children ?? m), k(r), G(e, r);
}
// src/story/screens/Added.svelte
var Na = /* @__PURE__ */ W("<b class=\"svelte-1etjka9\"> </b> <span class=\"soft svelte-1etjka9\"> </span> <!>", 1), Pa = /* @__PURE__ */ W("<div><i class=\"svelte-1etjka9\"></i> <b class=\"svelte-1etjka9\"> </b> <span class=\"svelte-1etjka9\"> </span></div>"), Fa = /* @__PURE__ */ W("<!> <div class=\"rows svelte-1etjka9\"></div> <p class=\"soft svelte-1etjka9\"> </p> <p class=\"soft head svelte-1etjka9\"> </p> <div class=\"heads svelte-1etjka9\"></div> <!>", 1);
function Ia(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => U(i).residual(n.row)), o = /* @__PURE__ */ M(() => U(i).added(n.row)), s = /* @__PURE__ */ M(() => U(a).map((e, t) => e + U(o)[t])), c = (e) => e.subarray(0, 64), l = /* @__PURE__ */ M(() => ta(c(U(a)), c(U(o)), c(U(s)))), u = /* @__PURE__ */ M(() => [
		{
			numbers: U(a),
			role: "query",
			label: U(r).added.before
		},
		{
			numbers: U(o),
			role: "output",
			label: U(r).added.plus
		},
		{
			numbers: U(s),
			role: "output",
			label: U(r).added.after
		}
	]), d = /* @__PURE__ */ M(() => U(i).of.added_length.map((e) => e[n.row]));
	var f = Fa(), p = L(f);
	{
		let e = /* @__PURE__ */ M(() => n.shares());
		Ca(p, { get shares() {
			return U(e);
		} });
	}
	var m = z(p, 2);
	J(m, 21, () => U(u), (e) => e.label, (e, t) => {
		var n = Na(), i = L(n), a = R(i, !0), o = z(i, 2), s = R(o, !0), u = z(o, 2);
		{
			let e = /* @__PURE__ */ M(() => c(U(t).numbers));
			Ta(u, {
				get numbers() {
					return U(e);
				},
				get role() {
					return U(t).role;
				},
				get most() {
					return U(l);
				},
				height: 26,
				get label() {
					return U(t).label;
				}
			});
		}
		B((e) => {
			K(a, U(t).label), K(s, e);
		}, [() => U(r).added.size($(sa(U(t).numbers), 1))]), G(e, n);
	}), k(m);
	var h = z(m, 2), g = R(h), _ = z(h, 2), v = R(_, !0), y = z(_, 2);
	J(y, 21, () => U(d), Hr, (e, t, i) => {
		var a = Pa();
		let o;
		var s = I(a);
		let c;
		var l = z(s, 2), u = R(l, !0), f = R(z(l, 2), !0);
		k(a), B((e, t, r) => {
			o = Y(a, 1, "svelte-1etjka9", null, o, { chosen: i === n.head }), c = si(s, "", c, { height: e }), K(u, t), K(f, r);
		}, [
			() => `${60 * U(t) / Math.max(...U(d))}px`,
			() => $(U(t), 1),
			() => U(r).heads.choose(i)
		]), G(e, a);
	}), k(y);
	var b = z(y, 2);
	{
		let e = /* @__PURE__ */ M(() => [U(r).added.through(U(i).of.heads), ...U(r).added.text]);
		Ma(b, { get text() {
			return U(e);
		} });
	}
	B((e) => {
		K(g, `${U(r).positiveNegative ?? ""} ${e ?? ""}`), K(v, U(r).added.heads);
	}, [() => U(r).added.first(c(U(a)).length, U(a).length)]), G(e, f), j();
}
// src/story/parts/Handle.svelte
var La = /* @__PURE__ */ W("<div class=\"handle svelte-n5t6io\"><label><b class=\"svelte-n5t6io\"> </b> </label> <output class=\"number svelte-n5t6io\"> </output> <input type=\"range\" class=\"svelte-n5t6io\"/></div>");
function Ra(e, t) {
	let n = kr();
	A(t, !0);
	let r = Z(t, "value", 15);
	var i = La();
	let a;
	var o = I(i), s = I(o), c = R(s, !0), l = z(s);
	k(o);
	var u = z(o, 2), d = R(u, !0), f = z(u, 2);
	vi(f), k(i), B(() => {
		a = si(i, "", a, {
			"--role": `var(--${t.role ?? ""})`,
			"--part": `${100 * (r() - t.min) / (t.max - t.min)}%`
		}), X(o, "for", n), K(c, t.letter), K(l, ` ${t.label ?? ""}`), X(u, "for", n), K(d, t.shown), X(f, "id", n), X(f, "min", t.min), X(f, "max", t.max), X(f, "step", t.step), X(f, "aria-valuetext", t.shown);
	}), Ci(f, r), G(e, i), j();
}
// src/story/parts/CoinHandles.svelte
var za = /* @__PURE__ */ W("<!> <!>", 1), Ba = /* @__PURE__ */ W("<div><!> <!> <button class=\"svelte-6yst6q\"> </button></div>");
function Va(e, t) {
	A(t, !0);
	let n = Z(t, "onlyWish", 3, !1), { coins: r } = Xi(), i = /* @__PURE__ */ M(() => Q.t.story), a = Object.keys(r.start.has);
	var o = Ba();
	let s;
	var c = I(o);
	{
		let e = /* @__PURE__ */ M(() => $(r.wants, 0));
		Ra(c, {
			role: "query",
			letter: "Q",
			get label() {
				return U(i).wants;
			},
			min: 100,
			max: 2e3,
			step: 10,
			get shown() {
				return U(e);
			},
			get value() {
				return r.wants;
			},
			set value(e) {
				r.wants = e;
			}
		});
	}
	var l = z(c, 2), u = (e) => {
		var n = Or();
		J(L(n), 18, () => a.slice(0, t.people), (e) => e, (e, t, n) => {
			var a = za(), o = L(a);
			{
				let e = /* @__PURE__ */ M(() => U(i).hasSaved(t)), a = /* @__PURE__ */ M(() => $(r.has[U(n)], 0));
				Ra(o, {
					role: "key",
					letter: "K",
					get label() {
						return U(e);
					},
					min: 0,
					max: 2e3,
					step: 10,
					get shown() {
						return U(a);
					},
					get value() {
						return r.has[U(n)];
					},
					set value(e) {
						r.has[U(n)] = e;
					}
				});
			}
			var s = z(o, 2);
			{
				let e = /* @__PURE__ */ M(() => U(i).givesUpTo(t)), a = /* @__PURE__ */ M(() => $(r.gives[U(n)], 0));
				Ra(s, {
					role: "value",
					letter: "V",
					get label() {
						return U(e);
					},
					min: 0,
					max: 400,
					step: 5,
					get shown() {
						return U(a);
					},
					get value() {
						return r.gives[U(n)];
					},
					set value(e) {
						r.gives[U(n)] = e;
					}
				});
			}
			G(e, a);
		}), G(e, n);
	};
	q(l, (e) => {
		n() || e(u);
	});
	var d = z(l, 2), f = R(d, !0);
	k(o), B(() => {
		s = Y(o, 1, "handles svelte-6yst6q", null, s, {
			single: n(),
			several: t.people > 1 && !n()
		}), K(f, U(i).reset);
	}), gr("click", d, () => r.reset()), G(e, o), j();
}
_r(["click"]);
// src/story/parts/CoinScene.svelte
var Ha = /* @__PURE__ */ Er("<path class=\"question svelte-qva2ab\"></path>"), Ua = /* @__PURE__ */ Er("<path fill=\"url(#flow)\"></path>"), Wa = /* @__PURE__ */ Er("<rect class=\"got svelte-qva2ab\"></rect>"), Ga = /* @__PURE__ */ Er("<text class=\"name svelte-qva2ab\"> </text><text class=\"small end svelte-qva2ab\"> </text><rect class=\"key-bar svelte-qva2ab\" height=\"18\" rx=\"2\"></rect><text class=\"tag key svelte-qva2ab\"> </text><rect class=\"value-bar svelte-qva2ab\" width=\"10\"></rect><text class=\"tag value svelte-qva2ab\"> </text><g><rect class=\"plate svelte-qva2ab\" x=\"-31\" y=\"-13\" width=\"62\" height=\"25\" rx=\"12\"></rect><text class=\"share svelte-qva2ab\" text-anchor=\"middle\" y=\"5\"> </text></g>", 1), Ka = /* @__PURE__ */ W(" <span class=\"output\"> </span>", 1), qa = /* @__PURE__ */ W("<figure class=\"svelte-qva2ab\"><svg role=\"img\" class=\"svelte-qva2ab\"><defs><linearGradient id=\"flow\" x1=\"1\" x2=\"0\"><stop offset=\"0\" stop-color=\"var(--value-fill)\"></stop><stop offset=\"1\" stop-color=\"var(--output-fill)\"></stop></linearGradient></defs><line class=\"price svelte-qva2ab\" x1=\"0\"></line><text class=\"small svelte-qva2ab\"> </text><!><!><rect class=\"own svelte-qva2ab\"></rect><!><rect class=\"wish svelte-qva2ab\"></rect><text class=\"on svelte-qva2ab\" text-anchor=\"middle\"> </text><text class=\"tag query svelte-qva2ab\" text-anchor=\"middle\"> </text><text class=\"name svelte-qva2ab\" text-anchor=\"middle\">A</text><!></svg> <figcaption aria-live=\"polite\" class=\"svelte-qva2ab\"><span class=\"residual\"> </span><!> = <strong> </strong> </figcaption></figure>");
function Ja(e, t) {
	A(t, !0);
	let n = Z(t, "height", 3, 300), { coins: r } = Xi(), i = /* @__PURE__ */ M(() => Q.t.story), a = Object.keys(r.start.has), o = /* @__PURE__ */ P(640), s = /* @__PURE__ */ M(() => U(o) < 520), c = /* @__PURE__ */ M(() => n() - 34), l = /* @__PURE__ */ M(() => (U(c) - 14) / 1250), u = (e) => U(c) - e * U(l), d = /* @__PURE__ */ M(() => r.ask(t.way, t.people)), f = /* @__PURE__ */ M(() => r.start.own), p = /* @__PURE__ */ M(() => ({
		x: U(s) ? 4 : 24,
		width: U(s) ? 62 : 92
	})), m = /* @__PURE__ */ M(() => ({
		x: U(o) - (U(s) ? 130 : 210),
		width: U(s) ? 130 : 210
	})), h = /* @__PURE__ */ M(() => (U(c) - 10) / t.people), g = /* @__PURE__ */ M(() => a.slice(0, t.people).map((e, t) => {
		let n = 8 + U(h) * t + (U(h) - 112) / 2, i = U(f) + U(d).coins.slice(0, t).reduce((e, t) => e + t, 0), a = Math.max(1, r.gives[t] * .16), o = {
			x: U(m).x,
			top: n + 74
		}, s = {
			x: U(p).x + U(p).width,
			top: u(i + U(d).coins[t]),
			bottom: u(i)
		}, c = (o.x + s.x) / 2, l = `M${o.x},${o.top} C${c},${o.top} ${c},${s.top} ${s.x},${s.top} V${s.bottom} C${c},${s.bottom} ${c},${o.top + a} ${o.x},${o.top + a}Z`, g = {
			x: c,
			y: (o.top + a / 2 + (s.top + s.bottom) / 2) / 2
		}, _ = {
			x: U(p).x + U(p).width + 5,
			y: Math.max(16, u(U(f) + r.wants / 2))
		};
		return {
			name: e,
			question: `M${_.x},${_.y} C${c},${_.y} ${c},${n + 33} ${U(m).x - 8},${n + 33}`,
			top: n,
			thick: a,
			path: l,
			middle: g,
			got: U(d).coins[t],
			to: s
		};
	})), _ = (e) => Math.min(1, e / 2e3) * U(m).width;
	var v = qa(), y = I(v), b = z(I(y)), x = z(b), S = R(x, !0), ee = z(x);
	J(ee, 17, () => U(g), (e) => e.name, (e, t) => {
		var n = Ha();
		B(() => X(n, "d", U(t).question)), G(e, n);
	});
	var C = z(ee);
	J(C, 19, () => U(g), (e) => e.name, (e, t, n) => {
		var r = Ua();
		B(() => {
			X(r, "d", U(t).path), X(r, "opacity", .35 + .5 * U(d).shares[U(n)]);
		}), G(e, r);
	});
	var w = z(C), T = z(w);
	J(T, 17, () => U(g), (e) => e.name, (e, t) => {
		var n = Wa();
		B(() => {
			X(n, "x", U(p).x), X(n, "y", U(t).to.top), X(n, "width", U(p).width), X(n, "height", U(t).to.bottom - U(t).to.top);
		}), G(e, n);
	});
	var te = z(T), ne = z(te), re = R(ne, !0), E = z(ne), ie = R(E), ae = z(E);
	J(z(ae), 19, () => U(g), (e) => e.name, (e, t, n) => {
		var a = Ga(), o = L(a), s = R(o, !0), c = z(o), l = R(c), u = z(c), f = z(u), p = R(f), h = z(f), g = z(h), v = R(g), y = z(g), b = R(z(I(y)), !0);
		k(y), B((e, n, r, a, d, _) => {
			X(o, "x", U(m).x), X(o, "y", U(t).top + 14), K(s, U(t).name), X(c, "x", U(m).x + U(m).width), X(c, "y", U(t).top + 13), K(l, `${U(i).score ?? ""} ${e ?? ""}`), X(u, "x", U(m).x), X(u, "y", U(t).top + 24), X(u, "width", n), X(f, "x", U(m).x), X(f, "y", U(t).top + 60), K(p, `K ${r ?? ""}`), X(h, "x", U(m).x), X(h, "y", U(t).top + 74), X(h, "height", U(t).thick), X(g, "x", U(m).x + 18), X(g, "y", a), K(v, `V ${d ?? ""}`), X(y, "transform", `translate(${U(t).middle.x ?? ""},${U(t).middle.y ?? ""})`), K(b, _);
		}, [
			() => Zi(U(d).scores[U(n)]),
			() => _(r.has[U(n)]),
			() => $(r.has[U(n)], 0),
			() => U(t).top + 74 + Math.max(14, U(t).thick / 2 + 6),
			() => $(r.gives[U(n)], 0),
			() => Qi(U(d).shares[U(n)])
		]), G(e, a);
	}), k(y);
	var oe = z(y, 2), se = I(oe), ce = R(se, !0), le = z(se);
	J(le, 19, () => U(g), (e) => e.name, (e, t, n) => {
		Ce();
		var i = Ka(), a = L(i, !0);
		a.nodeValue = " + ";
		var o = R(z(a));
		B((e, t) => K(o, `${e ?? ""} × ${t ?? ""}`), [() => Qi(U(d).shares[U(n)]), () => $(r.gives[U(n)], 0)]), G(e, i);
	});
	var ue = z(le, 2), de = R(ue, !0), fe = z(ue);
	k(oe), k(v), B((e, t, r, a, s, c, l, u, d, f, h, g, _, v) => {
		X(y, "width", U(o)), X(y, "height", n()), X(y, "aria-label", U(i).scene), X(b, "x2", U(m).x - 14), X(b, "y1", e), X(b, "y2", t), X(x, "x", U(p).x + U(p).width + 10), X(x, "y", r), K(S, a), X(w, "x", U(p).x), X(w, "y", s), X(w, "width", U(p).width), X(w, "height", c), X(te, "x", U(p).x - 3), X(te, "y", l), X(te, "width", U(p).width + 6), X(te, "height", u), X(ne, "x", U(p).x + U(p).width / 2), X(ne, "y", d), K(re, f), X(E, "x", U(p).x + U(p).width / 2), X(E, "y", h), K(ie, `Q ${g ?? ""}`), X(ae, "x", U(p).x + U(p).width / 2), X(ae, "y", n() - 8), K(ce, _), K(de, v), K(fe, ` ${U(i).coins ?? ""}`);
	}, [
		() => u(r.start.price),
		() => u(r.start.price),
		() => u(r.start.price) - 6,
		() => U(i).phone($(r.start.price, 0)),
		() => u(U(f)),
		() => U(c) - u(U(f)),
		() => Math.max(4, u(U(f) + r.wants)),
		() => u(U(f)) - Math.max(4, u(U(f) + r.wants)),
		() => (u(U(f)) + U(c)) / 2 + 5,
		() => $(U(f), 0),
		() => Math.max(24, u(U(f) + r.wants) + 20),
		() => $(r.wants, 0),
		() => $(U(f), 0),
		() => Zi(U(d).total)
	]), Di(v, "clientWidth", (e) => F(o, e)), G(e, v), j();
}
// src/story/screens/Alone.svelte
var Ya = /* @__PURE__ */ W("<!> <!> <!>", 1);
function Xa(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Q.t.story.alone);
	var r = Ya(), i = L(r);
	Ja(i, {
		people: 1,
		way: "plain"
	});
	var a = z(i, 2);
	Va(a, { people: 1 }), Ma(z(a, 2), {
		get text() {
			return U(n).text;
		},
		get hint() {
			return U(n).hint;
		}
	}), G(e, r), j();
}
// src/story/screens/Block.svelte
var Za = /* @__PURE__ */ Er("<text class=\"soft svelte-12g5sd0\" x=\"66\"> </text>"), Qa = /* @__PURE__ */ Er("<g><path class=\"branch svelte-12g5sd0\" marker-end=\"url(#up)\"></path><path class=\"branch svelte-12g5sd0\" marker-end=\"url(#up)\"></path><circle cx=\"44\" r=\"9\" class=\"svelte-12g5sd0\"></circle><text class=\"output plus svelte-12g5sd0\" x=\"44\" text-anchor=\"middle\">+</text><!></g>"), $a = /* @__PURE__ */ Er("<rect x=\"76\" width=\"250\" rx=\"6\"></rect><text x=\"201\" text-anchor=\"middle\"> </text>", 1), eo = /* @__PURE__ */ W("<div class=\"svelte-12g5sd0\"><svg viewBox=\"0 52 344 448\" role=\"img\" class=\"svelte-12g5sd0\"><defs><marker id=\"up\" viewBox=\"0 0 10 10\" refX=\"6\" refY=\"5\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path d=\"M0,0 L10,5 L0,10Z\" fill=\"var(--line-strong)\"></path></marker></defs><rect class=\"layer svelte-12g5sd0\" x=\"10\" y=\"100\" width=\"328\" height=\"344\" rx=\"12\"></rect><text class=\"soft svelte-12g5sd0\" x=\"326\" y=\"437\" text-anchor=\"end\"> </text><line class=\"stream svelte-12g5sd0\" x1=\"44\" x2=\"44\" y1=\"468\" y2=\"82\"></line><text class=\"residual svelte-12g5sd0\" transform=\"translate(29,272) rotate(-90)\" text-anchor=\"middle\"> </text><!><!><text x=\"44\" y=\"488\" text-anchor=\"start\"> </text><text x=\"44\" y=\"68\" text-anchor=\"start\"> </text></svg></div> <!>", 1);
function to(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story.block), i = /* @__PURE__ */ M(() => U(r).steps), a = /* @__PURE__ */ M(() => [
		{
			y: 380,
			height: 26,
			text: U(i).norm,
			role: "plain"
		},
		{
			y: 338,
			height: 30,
			text: U(i).attention,
			role: "attention"
		},
		{
			y: 259,
			height: 30,
			text: U(i).cross,
			role: "other"
		},
		{
			y: 188,
			height: 26,
			text: U(i).norm,
			role: "plain"
		},
		{
			y: 146,
			height: 30,
			text: U(i).mlp,
			role: "plain"
		}
	]), o = [
		{
			from: 420,
			top: 338,
			to: 320,
			other: !1
		},
		{
			from: 304,
			top: 259,
			to: 241,
			other: !0
		},
		{
			from: 228,
			top: 146,
			to: 128,
			other: !1
		}
	];
	var s = eo(), c = L(s), l = I(c), u = z(I(l), 2), d = R(u), f = z(u, 2), p = R(f, !0), m = z(f);
	J(m, 17, () => o, ({ from: e, top: t, to: n, other: r }) => e, (e, t) => {
		let n = () => U(t).from, r = () => U(t).top, a = () => U(t).to, o = () => U(t).other;
		var s = Qa();
		let c;
		var l = I(s), u = z(l), d = z(u), f = z(d), p = z(f), m = (e) => {
			var t = Za(), n = R(t, !0);
			B(() => {
				X(t, "y", a() - 5), K(n, U(i).add);
			}), G(e, t);
		};
		q(p, (e) => {
			o() || e(m);
		}), k(s), B(() => {
			c = Y(s, 0, "svelte-12g5sd0", null, c, { other: o() }), X(l, "d", `M44,${n() ?? ""} H200 V${n() - (o() ? 5 : 8)}`), X(u, "d", `M200,${r() ?? ""} V${a() ?? ""} H58`), X(d, "cy", a()), X(f, "y", a() + 6);
		}), G(e, s);
	});
	var h = z(m);
	J(h, 17, () => U(a), (e) => e.y, (e, t) => {
		var n = $a(), r = L(n), i = z(r), a = R(i, !0);
		B(() => {
			Y(r, 0, `box ${U(t).role ?? ""}`, "svelte-12g5sd0"), X(r, "y", U(t).y), X(r, "height", U(t).height), X(i, "y", U(t).y + U(t).height / 2 + 5), Y(i, 0, ei(U(t).role), "svelte-12g5sd0"), K(a, U(t).text);
		}), G(e, n);
	});
	var g = z(h), _ = R(g, !0), v = R(z(g), !0);
	k(l), k(c), Ma(z(c, 2), { get text() {
		return U(r).text;
	} }), B((e) => {
		X(l, "aria-label", `${U(r).diagram ?? ""}: ${U(i).tokens ?? ""}; ${U(i).attention ?? ""}; ${U(i).add ?? ""}; (${U(i).cross ?? ""}); ${U(i).mlp ?? ""}; ${U(i).add ?? ""}; ${U(i).next ?? ""}`), K(d, `× ${e ?? ""}`), K(p, U(r).residual), K(_, U(i).tokens), K(v, U(i).next);
	}, [() => U(r).times(n.sentence.of.layers)]), G(e, s), j();
}
// src/story/screens/Friend.svelte
var no = /* @__PURE__ */ W("<!> <!> <!>", 1);
function ro(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Q.t.story.friend);
	var r = no(), i = L(r);
	Ja(i, {
		people: 2,
		way: "plain"
	});
	var a = z(i, 2);
	Va(a, { people: 2 }), Ma(z(a, 2), {
		get text() {
			return U(n).text;
		},
		get hint() {
			return U(n).hint;
		}
	}), G(e, r), j();
}
// src/story/parts/Map.svelte
var io = /* @__PURE__ */ W("<span class=\"svelte-1ygw28s\"> </span>"), ao = /* @__PURE__ */ W("<span> </span>"), oo = /* @__PURE__ */ W("<div class=\"columns svelte-1ygw28s\" aria-hidden=\"true\"></div> <div class=\"rows svelte-1ygw28s\" aria-hidden=\"true\"></div>", 1), so = /* @__PURE__ */ W("<div><!> <div class=\"canvas\"><canvas tabindex=\"0\" role=\"application\" data-keys=\"\" class=\"svelte-1ygw28s\"></canvas></div></div> <p class=\"cell svelte-1ygw28s\" aria-live=\"polite\"> </p>", 1), co = /* @__PURE__ */ W("<div class=\"canvas\"><canvas role=\"img\" class=\"svelte-1ygw28s\"></canvas></div>");
function lo(e, t) {
	A(t, !0);
	let n = Z(t, "row", 19, () => -1), r = Z(t, "hint", 19, () => t.label), i = Z(t, "describe", 3, null), a = Z(t, "choose", 3, null), o = Z(t, "visible", 3, (e, t) => t <= e), s = Z(t, "rows", 3, null), c = Z(t, "columns", 3, null), l = Z(t, "small", 3, !1), u = /* @__PURE__ */ P(void 0), d = /* @__PURE__ */ P(null), f = /* @__PURE__ */ P(0), p = /* @__PURE__ */ M(() => t.weights.length), m = /* @__PURE__ */ M(() => t.weights[0]?.length ?? 0), h = /* @__PURE__ */ M(() => `${Math.min(15, Math.max(7, .72 * U(f) / Math.max(1, U(m))))}px`);
	vn(() => {
		Ui.shown;
		let e = globalThis.devicePixelRatio || 1, r = Math.max(1, Math.floor(U(f) * e / U(m)));
		((e) => {
			var t = _(e, 2);
			U(u).width = t[0], U(u).height = t[1];
		})([r * U(m), r * U(p)]);
		let i = U(u).getContext("2d"), a = getComputedStyle(document.documentElement), [s, c, h] = [
			"--query",
			"--line-strong",
			"--ink"
		].map((e) => a.getPropertyValue(e)), v = l() ? 0 : Math.max(1, Math.round(r / 24));
		for (let e = 0; e < U(p); e++) for (let n = 0; n < U(m); n++) {
			let [a, u, d] = [
				n * r,
				e * r,
				r - v
			];
			o()(e, n) ? (i.globalAlpha = .06, i.fillStyle = h, i.fillRect(a, u, d, d), i.globalAlpha = t.weights[e][n], i.fillStyle = s, i.fillRect(a, u, d, d)) : l() || g(i, a, u, d, c);
		}
		i.globalAlpha = 1, i.strokeStyle = h, i.lineWidth = e * 1.5, n() >= 0 && i.strokeRect(i.lineWidth / 2, n() * r, r * U(m) - i.lineWidth, r - v), U(d) && i.strokeRect(U(d)[1] * r, U(d)[0] * r, r - v, r - v);
	});
	function g(e, t, n, r, i) {
		e.globalAlpha = .45, e.strokeStyle = i, e.lineWidth = globalThis.devicePixelRatio || 1, e.beginPath(), e.moveTo(t + r * .2, n + r * .8), e.lineTo(t + r * .8, n + r * .2), e.stroke();
	}
	function v(e) {
		let t = U(u).getBoundingClientRect(), n = Math.floor((e.clientY - t.top) / t.height * U(p)), r = Math.floor((e.clientX - t.left) / t.width * U(m));
		F(d, n >= 0 && n < U(p) && r >= 0 && r < U(m) ? [n, r] : null, !0);
	}
	function y(e) {
		let t = {
			ArrowLeft: [0, -1],
			ArrowRight: [0, 1],
			ArrowUp: [-1, 0],
			ArrowDown: [1, 0]
		}[e.key];
		if (e.key === "Enter" && U(d) && a()?.(U(d)[0]), !t) return;
		e.preventDefault();
		let [r, i] = U(d) ?? [Math.max(0, n()), 0];
		F(d, U(d) ? [b(r + t[0], U(p)), b(i + t[1], U(m))] : [r, i], !0);
	}
	let b = (e, t) => Math.min(t - 1, Math.max(0, e));
	var x = Or(), S = L(x), ee = (e) => {
		var o = so(), l = L(o);
		let p;
		var m = I(l), g = (e) => {
			var t = oo(), r = L(t);
			let i;
			J(r, 21, () => c() ?? [], Hr, (e, t) => {
				var n = io(), r = R(n, !0);
				B(() => K(r, U(t))), G(e, n);
			}), k(r);
			var a = z(r, 2);
			let o;
			J(a, 21, s, Hr, (e, t, r) => {
				var i = ao();
				let a;
				var o = R(i, !0);
				B(() => {
					a = Y(i, 1, "svelte-1ygw28s", null, a, { asker: r === n() }), K(o, U(t));
				}), G(e, i);
			}), k(a), B(() => {
				i = si(r, "", i, { "font-size": U(h) }), o = si(a, "", o, { "font-size": U(h) });
			}), G(e, t);
		};
		q(m, (e) => {
			s() && e(g);
		});
		var _ = z(m, 2), b = I(_);
		ki(b, (e) => F(u, e), () => U(u)), k(_), k(l);
		var x = R(z(l, 2), !0);
		B((e) => {
			p = Y(l, 1, "framed svelte-1ygw28s", null, p, { named: s() !== null }), X(b, "aria-label", t.label), K(x, e);
		}, [() => U(d) ? i()(U(d)[0], U(d)[1]) : r()]), gr("keydown", b, y), gr("pointermove", b, v), hr("pointerleave", b, () => F(d, null)), gr("click", b, () => U(d) && a()?.(U(d)[0])), Di(_, "clientWidth", (e) => F(f, e)), G(e, o);
	}, C = (e) => {
		var n = co(), r = I(n);
		ki(r, (e) => F(u, e), () => U(u)), k(n), B(() => X(r, "aria-label", t.label)), Di(n, "clientWidth", (e) => F(f, e)), G(e, n);
	};
	q(S, (e) => {
		i() ? e(ee) : e(C, -1);
	}), G(e, x), j();
}
_r([
	"keydown",
	"pointermove",
	"click"
]);
// src/story/screens/Heads.svelte
var uo = /* @__PURE__ */ W("<button class=\"svelte-1dxzx3e\"><!> <b class=\"svelte-1dxzx3e\"> </b> <span class=\"svelte-1dxzx3e\"> </span></button>"), fo = /* @__PURE__ */ W("<!> <p class=\"svelte-1dxzx3e\"> </p> <div class=\"heads svelte-1dxzx3e\"></div> <!>", 1);
function po(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.sentence.of), a = /* @__PURE__ */ M(() => Array.from({ length: U(i).heads }, (e, t) => {
		let a = U(i).tokens.map((e, r) => n.shares(t, r)), o = a[n.row], s = o.reduce((e, t, n) => t > o[e] ? n : e, 0);
		return {
			head: t,
			weights: a,
			said: U(r).heads.strongest(na(U(i).tokens[s]), $i(o[s]))
		};
	})), o = (e) => na(U(i).tokens[e]), s = /* @__PURE__ */ M(() => n.inducing() ? [U(r).heads.induction(n.head, o(n.row), o(n.strongest()))] : []);
	function c(e) {
		n.head = e, n.ask(n.row);
	}
	var l = fo(), u = L(l);
	{
		let e = /* @__PURE__ */ M(() => n.shares());
		Ca(u, { get shares() {
			return U(e);
		} });
	}
	var d = z(u, 2), f = R(d, !0), p = z(d, 2);
	J(p, 21, () => U(a), (e) => e.head, (e, t) => {
		var i = uo(), a = I(i);
		lo(a, {
			get weights() {
				return U(t).weights;
			},
			get row() {
				return n.row;
			},
			get label() {
				return U(t).said;
			},
			small: !0
		});
		var o = z(a, 2), s = R(o, !0), l = R(z(o, 2), !0);
		k(i), B((e) => {
			X(i, "aria-pressed", U(t).head === n.head), K(s, e), K(l, U(t).said);
		}, [() => U(r).heads.choose(U(t).head)]), gr("click", i, () => c(U(t).head)), G(e, i);
	}), k(p);
	var m = z(p, 2);
	{
		let e = /* @__PURE__ */ M(() => [
			...U(r).heads.text,
			U(r).heads.tables(U(i).heads, U(i).groups),
			...U(s)
		]);
		Ma(m, { get text() {
			return U(e);
		} });
	}
	B(() => K(f, U(r).heads.most)), G(e, l), j();
}
_r(["click"]);
// src/story/screens/Kinds.svelte
var mo = /* @__PURE__ */ W("<figure class=\"svelte-308osq\"><figcaption class=\"svelte-308osq\"> </figcaption> <!></figure>"), ho = /* @__PURE__ */ W("<div class=\"maps svelte-308osq\"></div> <p class=\"soft svelte-308osq\"> </p> <!>", 1);
function go(e, t) {
	A(t, !0);
	let { data: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story.kinds), i = /* @__PURE__ */ M(() => Q.t.story.mask), { block: a, cross: o } = n.numbers, s = a.heads[0], c = a.inputs.map((e) => ca(e, s.query_weight)), l = a.inputs.map((e) => ca(e, s.key_weight)), u = () => !0, d = [
		{
			name: "encoder",
			asking: a.words,
			query: c,
			key: l,
			visible: u
		},
		{
			name: "decoder",
			asking: a.words,
			query: c,
			key: l,
			visible: (e, t) => t <= e
		},
		{
			name: "cross",
			asking: o.asking,
			query: o.query,
			key: o.key,
			visible: u
		}
	].map((e) => ({
		...e,
		weights: e.query.map((t, n) => aa(la(t, e.key, void 0, (t) => e.visible(n, t))))
	}));
	var f = ho(), p = L(f);
	J(p, 21, () => d, ({ name: e, asking: t, weights: n, visible: r }) => e, (e, t) => {
		let n = () => U(t).name, o = () => U(t).asking, s = () => U(t).weights, c = () => U(t).visible;
		var l = mo(), u = I(l), d = R(u, !0);
		lo(z(u, 2), {
			get weights() {
				return s();
			},
			get visible() {
				return c();
			},
			describe: (e, t) => c()(e, t) ? U(i).cell(o()[e], a.words[t], $i(s()[e][t])) : U(i).cellHidden(o()[e], a.words[t]),
			get rows() {
				return o();
			},
			get columns() {
				return a.words;
			},
			get label() {
				return `${U(r)[n()] ?? ""}. ${U(i).map ?? ""}`;
			},
			hint: ""
		}), k(l), B(() => K(d, U(r)[n()])), G(e, l);
	}), k(p);
	var m = z(p, 2), h = R(m);
	Ma(z(m, 2), { get text() {
		return U(r).text;
	} }), B(() => K(h, `${U(i).map ?? ""} ${U(r).by ?? ""}`)), G(e, f), j();
}
// src/story/parts/Choice.svelte
var _o = /* @__PURE__ */ W("<label><input type=\"radio\" class=\"svelte-mdma89\"/> </label>"), vo = /* @__PURE__ */ W("<fieldset class=\"svelte-mdma89\"><legend class=\"svelte-mdma89\"> </legend> <div class=\"svelte-mdma89\"></div></fieldset>");
function yo(e, t) {
	let n = kr();
	A(t, !0);
	let r = Z(t, "value", 15);
	var i = vo(), a = I(i), o = R(a, !0), s = z(a, 2);
	J(s, 21, () => t.options, (e) => String(e.value), (e, t) => {
		var i = _o();
		let a;
		var o = I(i);
		vi(o);
		var s = z(o, 1, !0);
		k(i), B(() => {
			a = Y(i, 1, "svelte-mdma89", null, a, { chosen: U(t).value === r() }), X(o, "name", n), yi(o, U(t).value === r()), K(s, U(t).label);
		}), gr("change", o, () => r(U(t).value)), G(e, i);
	}), k(s), k(i), B(() => K(o, t.label)), G(e, i), j();
}
_r(["change"]);
// src/story/screens/Learned.svelte
var bo = /* @__PURE__ */ W("<th scope=\"col\"> </th>"), xo = /* @__PURE__ */ W("<td class=\"svelte-15orghe\"><div class=\"cell\"><i class=\"svelte-15orghe\"></i><span> </span></div></td>"), So = /* @__PURE__ */ W("<tr><th scope=\"row\" class=\"svelte-15orghe\"> </th><!></tr>"), Co = /* @__PURE__ */ W("<span class=\"soft svelte-15orghe\"> </span>"), wo = /* @__PURE__ */ W("<div class=\"choices svelte-15orghe\"><!> <!></div> <table class=\"svelte-15orghe\"><thead class=\"svelte-15orghe\"><tr><td class=\"svelte-15orghe\"></td><!></tr></thead><tbody></tbody></table> <p aria-live=\"polite\" class=\"svelte-15orghe\"> <!></p> <!>", 1);
function To(e, t) {
	A(t, !0);
	let { data: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story.learned), i = /* @__PURE__ */ M(() => Q.t.story), a = /* @__PURE__ */ P("start"), o = /* @__PURE__ */ P("soft"), s = /* @__PURE__ */ M(() => n.numbers.learning[U(o)]), c = /* @__PURE__ */ M(() => U(s)[U(a)]), l = /* @__PURE__ */ M(() => U(a) === "start" ? U(s).held_out_before : U(s).held_out), u = [
		"query",
		"key",
		"value"
	];
	var d = wo(), f = L(d), p = I(f);
	{
		let e = /* @__PURE__ */ M(() => [{
			value: "start",
			label: U(r).at.start
		}, {
			value: "learned",
			label: U(r).at.learned
		}]);
		yo(p, {
			get label() {
				return U(r).when;
			},
			get options() {
				return U(e);
			},
			get value() {
				return U(a);
			},
			set value(e) {
				F(a, e, !0);
			}
		});
	}
	var m = z(p, 2);
	{
		let e = /* @__PURE__ */ M(() => [{
			value: "soft",
			label: U(i).softmaxShares
		}, {
			value: "plain",
			label: U(i).plainShares
		}]);
		yo(m, {
			get label() {
				return U(r).under;
			},
			get options() {
				return U(e);
			},
			get value() {
				return U(o);
			},
			set value(e) {
				F(o, e, !0);
			}
		});
	}
	k(f);
	var h = z(f, 2), g = I(h), _ = I(g);
	J(z(I(_)), 16, () => u, (e) => e, (e, t) => {
		var n = bo(), r = R(n);
		B((e) => {
			Y(n, 1, ei(t), "svelte-15orghe"), K(r, `${e ?? ""} ${U(i).roles[t] ?? ""}`);
		}, [() => t[0].toUpperCase()]), G(e, n);
	}), k(_), k(g);
	var v = z(g);
	J(v, 22, () => n.numbers.learning.features, (e) => e, (e, t, n) => {
		var i = So(), a = I(i), o = R(a, !0);
		J(z(a), 18, () => u, (e) => e, (e, t, r) => {
			let i = /* @__PURE__ */ M(() => U(c)[U(r)][U(n)]);
			var a = xo(), o = I(a), s = I(o);
			let l;
			var u = R(z(s), !0);
			k(o), k(a), B((e, n) => {
				l = si(s, "", l, {
					background: `var(--${t ?? ""})`,
					width: e
				}), K(u, n);
			}, [() => `${Math.min(100, Math.abs(U(i)) / 1.5 * 100)}%`, () => $(U(i), 2)]), G(e, a);
		}), k(i), B(() => K(o, U(r).features[t])), G(e, i);
	}), k(v), k(h);
	var y = z(h, 2), b = I(y), x = z(b), S = (e) => {
		var t = Co(), n = R(t, !0);
		B(() => K(n, U(r).ratio)), G(e, t);
	};
	q(x, (e) => {
		U(a) === "learned" && U(o) === "soft" && e(S);
	}), k(y), Ma(z(y, 2), { get text() {
		return U(r).text;
	} }), B((e) => K(b, `${e ?? ""}. `), [() => U(r).error(U(l) < .01 ? U(r).tiny : $(U(l), 1))]), G(e, d), j();
}
// src/story/screens/Limits.svelte
var Eo = /* @__PURE__ */ W("<th scope=\"col\" class=\"svelte-1v8sk2n\"> </th>"), Do = /* @__PURE__ */ W("<tr><td class=\"story svelte-1v8sk2n\"> </td><td class=\"svelte-1v8sk2n\"> </td></tr>"), Oo = /* @__PURE__ */ W("<table class=\"svelte-1v8sk2n\"><thead><tr></tr></thead><tbody></tbody></table> <!>", 1);
function ko(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Q.t.story.limits);
	var r = Oo(), i = L(r), a = I(i), o = I(a);
	J(o, 20, () => U(n).columns, (e) => e, (e, t) => {
		var n = Eo(), r = R(n, !0);
		B(() => K(r, t)), G(e, n);
	}), k(o), k(a);
	var s = z(a);
	J(s, 21, () => U(n).rows, (e) => e[0], (e, t) => {
		var n = Do(), r = I(n), i = R(r, !0), a = R(z(r), !0);
		k(n), B(() => {
			K(i, U(t)[0]), K(a, U(t)[1]);
		}), G(e, n);
	}), k(s), k(i), Ma(z(i, 2), { get text() {
		return U(n).text;
	} }), G(e, r), j();
}
// src/story/screens/Mask.svelte
var Ao = /* @__PURE__ */ W("<!> <div class=\"line svelte-j4bkjn\"><!> <p aria-live=\"polite\" class=\"svelte-j4bkjn\"> </p></div> <div><!></div> <!>", 1);
function jo(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ P(!0), a = /* @__PURE__ */ M(() => n.sentence.of.tokens), o = /* @__PURE__ */ M(() => U(a).map((e, t) => n.shares(n.head, t, { mask: U(i) }))), s = /* @__PURE__ */ M(() => U(a).map(na)), c = (e, t) => !U(i) || t <= e, l = (e, t) => {
		let [n, i] = [na(U(a)[e]), na(U(a)[t])];
		return c(e, t) ? U(r).mask.cell(n, i, $i(U(o)[e][t])) : U(r).mask.cellHidden(n, i);
	};
	var u = Ao(), d = L(u);
	Ca(d, { get shares() {
		return U(o)[n.row];
	} });
	var f = z(d, 2), p = I(f);
	{
		let e = /* @__PURE__ */ M(() => [{
			value: !0,
			label: U(r).mask.on
		}, {
			value: !1,
			label: U(r).mask.off
		}]);
		yo(p, {
			get label() {
				return U(r).mask.toggle;
			},
			get options() {
				return U(e);
			},
			get value() {
				return U(i);
			},
			set value(e) {
				F(i, e, !0);
			}
		});
	}
	var m = R(z(p, 2), !0);
	k(f);
	var h = z(f, 2);
	let g;
	lo(I(h), {
		get weights() {
			return U(o);
		},
		get row() {
			return n.row;
		},
		visible: c,
		describe: l,
		choose: (e) => n.ask(e),
		get rows() {
			return U(s);
		},
		get columns() {
			return U(s);
		},
		get label() {
			return U(r).mask.map;
		}
	}), k(h), Ma(z(h, 2), { get text() {
		return U(r).mask.text;
	} }), B((e) => {
		K(m, e), g = Y(h, 1, "map svelte-j4bkjn", null, g, { long: U(a).length > 24 });
	}, [() => U(i) ? U(r).mask.hidden(U(s)[n.row], U(a).length - 1 - n.row) : U(r).mask.warning]), G(e, u), j();
}
// src/story/screens/Mix.svelte
var Mo = /* @__PURE__ */ W("<span> </span> <!>", 1), No = /* @__PURE__ */ W("<!> <div class=\"rows svelte-1h9nyjh\"><!> <!> <b class=\"output\"> </b> <!></div> <p class=\"soft svelte-1h9nyjh\"> </p> <!>", 1);
function Po(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => n.shares()), o = /* @__PURE__ */ M(() => U(i).of.tokens.map((e, t) => U(i).value(n.head, t))), s = /* @__PURE__ */ M(() => oa(U(a), U(o))), c = /* @__PURE__ */ M(() => U(a).map((e, t) => [e, t]).filter(([, e]) => e <= n.row).sort((e, t) => t[0] - e[0])), l = /* @__PURE__ */ M(() => U(c).filter(([e], t) => t < 5 && (t < 2 || e >= .01))), u = /* @__PURE__ */ M(() => U(c).slice(U(l).length)), d = /* @__PURE__ */ M(() => oa(U(u).map(([e]) => e), U(u).map(([, e]) => U(o)[e]))), f = /* @__PURE__ */ M(() => Math.max(...U(l).flatMap(([e, t]) => Array.from(U(o)[t], (t) => Math.abs(t * e)))));
	var p = No(), m = L(p);
	Ca(m, { get shares() {
		return U(a);
	} });
	var h = z(m, 2), g = I(h);
	J(g, 17, () => U(l), ([e, t]) => t, (e, t) => {
		var n = /* @__PURE__ */ M(() => _(U(t), 2));
		let a = () => U(n)[0], s = () => U(n)[1], c = /* @__PURE__ */ M(() => U(r).mix.times($i(a()), na(U(i).of.tokens[s()])));
		var l = Mo(), u = L(l), d = R(u, !0), p = z(u, 2);
		{
			let e = /* @__PURE__ */ M(() => Array.from(U(o)[s()], (e) => e * a()));
			Ta(p, {
				get numbers() {
					return U(e);
				},
				role: "value",
				get most() {
					return U(f);
				},
				height: 18,
				get label() {
					return U(c);
				}
			});
		}
		B(() => K(d, U(c))), G(e, l);
	});
	var v = z(g, 2), y = (e) => {
		var t = Mo(), n = L(t), i = R(n), a = z(n, 2);
		{
			let e = /* @__PURE__ */ M(() => U(r).shares.others(U(u).length));
			Ta(a, {
				get numbers() {
					return U(d);
				},
				role: "value",
				get most() {
					return U(f);
				},
				height: 18,
				get label() {
					return U(e);
				}
			});
		}
		B((e) => K(i, `+ ${e ?? ""}`), [() => U(r).shares.others(U(u).length)]), G(e, t);
	};
	q(v, (e) => {
		U(u).length && e(y);
	});
	var b = z(v, 2), x = R(b);
	Ta(z(b, 2), {
		get numbers() {
			return U(s);
		},
		role: "output",
		get most() {
			return U(f);
		},
		height: 26,
		get label() {
			return U(r).mix.sum;
		}
	}), k(h);
	var S = z(h, 2), ee = R(S, !0);
	Ma(z(S, 2), { get text() {
		return U(r).mix.text;
	} }), B(() => {
		K(x, `= ${U(r).mix.sum ?? ""}`), K(ee, U(r).positiveNegative);
	}), G(e, p), j();
}
// src/story/screens/Next.svelte
var Fo = /* @__PURE__ */ W("<option lang=\"en\"> </option>"), Io = /* @__PURE__ */ W("<tr><th scope=\"row\" lang=\"en\" class=\"svelte-wgqvgq\"> </th><td class=\"r svelte-wgqvgq\"> </td><td class=\"cell svelte-wgqvgq\" aria-hidden=\"true\"><div class=\"svelte-wgqvgq\"></div></td></tr>"), Lo = /* @__PURE__ */ W(" <!>", 1), Ro = /* @__PURE__ */ W("<!> <p class=\"text svelte-wgqvgq\" lang=\"en\"> <b class=\"output\"> </b></p> <div class=\"guess svelte-wgqvgq\" aria-live=\"polite\"><span class=\"svelte-wgqvgq\"> </span> <div class=\"bar svelte-wgqvgq\"><div class=\"svelte-wgqvgq\"></div></div> <b class=\"svelte-wgqvgq\"> </b></div> <div class=\"choices svelte-wgqvgq\"><label class=\"svelte-wgqvgq\"> </label> <select class=\"svelte-wgqvgq\"></select></div> <!> <table class=\"svelte-wgqvgq\"><caption class=\"svelte-wgqvgq\"> </caption><tbody></tbody></table> <p class=\"soft svelte-wgqvgq\"><!></p> <!>", 1);
function zo(e, t) {
	let n = kr();
	A(t, !0);
	let { reading: r, read: i } = Xi(), a = /* @__PURE__ */ M(() => Q.t.story.next), o = /* @__PURE__ */ M(() => Q.t.story), s = /* @__PURE__ */ M(() => r.sentence.of), c = /* @__PURE__ */ M(() => na(U(s).tokens.at(-1))), l = /* @__PURE__ */ M(() => na(U(s).next[0][0])), u = /* @__PURE__ */ P("none"), d = /* @__PURE__ */ P(0);
	vn(() => {
		F(d, r.sentence.of.best, !0);
	});
	let f = /* @__PURE__ */ M(() => U(u) === "none" ? U(s).cuts.with : U(s).cuts[U(u)][U(d)]), p = /* @__PURE__ */ M(() => U(u) === "none" ? [] : U(s).cuts[U(u)].filter((e, t) => t !== U(d) && t > 0));
	var m = Ro(), h = L(m);
	{
		let e = /* @__PURE__ */ M(() => i !== null);
		ya(h, { get own() {
			return U(e);
		} });
	}
	var g = z(h, 2), v = I(g), y = R(z(v), !0);
	k(g);
	var b = z(g, 2), x = I(b), S = R(x, !0), ee = z(x, 2), C = I(ee);
	let w;
	k(ee);
	var T = R(z(ee, 2), !0);
	k(b);
	var te = z(b, 2), ne = I(te), re = R(ne, !0), E = z(ne, 2);
	J(E, 21, () => U(s).tokens, Hr, (e, t, n) => {
		var r = Fo(), i = R(r);
		r.value = r.__value = n, B((e) => K(i, `${e ?? ""} (${n})`), [() => na(U(t))]), G(e, r);
	}), k(E), di(E), k(te);
	var ie = z(te, 2);
	{
		let e = /* @__PURE__ */ M(() => [
			{
				value: "none",
				label: U(a).none
			},
			{
				value: "head",
				label: U(a).inHead(U(s).layer, U(s).head)
			},
			{
				value: "all",
				label: U(a).inAll
			}
		]);
		yo(ie, {
			get label() {
				return U(a).cut;
			},
			get options() {
				return U(e);
			},
			get value() {
				return U(u);
			},
			set value(e) {
				F(u, e, !0);
			}
		});
	}
	var ae = z(ie, 2), oe = I(ae), se = R(oe, !0), ce = z(oe);
	J(ce, 21, () => U(s).next, Hr, (e, t) => {
		var n = /* @__PURE__ */ M(() => _(U(t), 2));
		let r = () => U(n)[0], i = () => U(n)[1];
		var a = Io(), o = I(a), s = R(o, !0), c = z(o), l = R(c, !0), u = z(c), d = I(u);
		let f;
		k(u), k(a), B((e, t) => {
			K(s, e), K(l, t), f = si(d, "", f, { width: `${100 * i()}%` });
		}, [() => na(r()), () => $i(i())]), G(e, a);
	}), k(ce), k(ae);
	var le = z(ae, 2), ue = I(le), de = (e) => {
		var t = Lo(), n = L(t, !0), r = z(n), i = (e) => {
			var t = Dr();
			B(() => K(t, ` ${U(o).tell.sink ?? ""}`)), G(e, t);
		};
		q(r, (e) => {
			U(d) !== 0 && e(i);
		}), B((e) => K(n, e), [() => U(a).others(U(c), U(l), $i(Math.min(...U(p))), $i(Math.max(...U(p))))]), G(e, t);
	};
	q(ue, (e) => {
		U(p).length && e(de);
	}), k(le);
	var fe = z(le, 2);
	{
		let e = /* @__PURE__ */ M(() => [U(a).after(U(s).layers), ...U(a).text]);
		Ma(fe, { get text() {
			return U(e);
		} });
	}
	B((e, t, r) => {
		K(v, `${U(s).sentence ?? ""} `), K(y, U(l)), K(S, e), w = si(C, "", w, { width: `${100 * U(f)}%` }), K(T, t), X(ne, "for", n), K(re, r), X(E, "id", n), K(se, U(a).guesses);
	}, [
		() => U(a).guess(U(l)),
		() => $i(U(f)),
		() => U(a).column(U(c))
	]), fi(E, () => U(d), (e) => F(d, e)), G(e, m), j();
}
// node_modules/d3-shape/src/constant.js
function Bo(e) {
	return function() {
		return e;
	};
}
// node_modules/d3-path/dist/d3-path.mjs
var Vo = Math.PI, Ho = 2 * Vo, Uo = 1e-6, Wo = Ho - Uo;
function Go(e) {
	this._ += e[0];
	for (let t = 1, n = e.length; t < n; ++t) this._ += arguments[t] + e[t];
}
function Ko(e) {
	let t = Math.floor(e);
	if (!(t >= 0)) throw Error(`invalid digits: ${e}`);
	if (t > 15) return Go;
	let n = 10 ** t;
	return function(e) {
		this._ += e[0];
		for (let t = 1, r = e.length; t < r; ++t) this._ += Math.round(arguments[t] * n) / n + e[t];
	};
}
function qo(e, t, n, r) {
	return e === n && t === r;
}
function Jo(e) {
	let t = Math.floor(e);
	if (!(t <= 15)) return qo;
	let n = 10 ** t, r = function(e) {
		return Math.round(e * n);
	};
	return function(e, t, n, i) {
		return r(e) === r(n) && r(t) === r(i);
	};
}
var Yo = class {
	constructor(e) {
		this._x0 = this._y0 = this._x1 = this._y1 = null, this._ = "", this._append = e == null ? Go : Ko(e), this._equal = e == null ? qo : Jo(e);
	}
	moveTo(e, t) {
		this._append`M${this._x0 = this._x1 = +e},${this._y0 = this._y1 = +t}`;
	}
	closePath() {
		this._x1 !== null && (this._x1 = this._x0, this._y1 = this._y0, this._append`Z`);
	}
	lineTo(e, t) {
		this._append`L${this._x1 = +e},${this._y1 = +t}`;
	}
	quadraticCurveTo(e, t, n, r) {
		this._append`Q${+e},${+t},${this._x1 = +n},${this._y1 = +r}`;
	}
	bezierCurveTo(e, t, n, r, i, a) {
		this._append`C${+e},${+t},${+n},${+r},${this._x1 = +i},${this._y1 = +a}`;
	}
	arcTo(e, t, n, r, i) {
		if (e = +e, t = +t, n = +n, r = +r, i = +i, i < 0) throw Error(`negative radius: ${i}`);
		let a = this._x1, o = this._y1, s = n - e, c = r - t, l = a - e, u = o - t, d = l * l + u * u;
		if (this._x1 === null) this._append`M${this._x1 = e},${this._y1 = t}`;
		else if (d > Uo) {
			if (!(Math.abs(u * s - c * l) > Uo) || !i) this._append`L${this._x1 = e},${this._y1 = t}`;
			else {
				let f = n - a, p = r - o, m = s * s + c * c, h = f * f + p * p, g = Math.sqrt(m), _ = Math.sqrt(d), v = i * Math.tan((Vo - Math.acos((m + d - h) / (2 * g * _))) / 2), y = v / _, b = v / g;
				Math.abs(y - 1) > Uo && this._append`L${e + y * l},${t + y * u}`, this._append`A${i},${i},0,0,${+(u * f > l * p)},${this._x1 = e + b * s},${this._y1 = t + b * c}`;
			}
		}
	}
	arc(e, t, n, r, i, a) {
		if (e = +e, t = +t, n = +n, a = !!a, n < 0) throw Error(`negative radius: ${n}`);
		let o = n * Math.cos(r), s = n * Math.sin(r), c = e + o, l = t + s, u = 1 ^ a, d = a ? r - i : i - r;
		if (this._x1 === null ? this._append`M${c},${l}` : (Math.abs(this._x1 - c) > Uo || Math.abs(this._y1 - l) > Uo) && this._append`L${c},${l}`, n) {
			if (d < 0 && (d = d % Ho + Ho), d > Wo) this._append`A${n},${n},0,1,${u},${e - o},${t - s}A${n},${n},0,1,${u},${this._x1 = c},${this._y1 = l}`;
			else if (d > Uo) {
				let a = e + n * Math.cos(i), o = t + n * Math.sin(i);
				if (d >= Vo && this._equal(c, l, a, o)) {
					d /= 2;
					let i = r + d;
					this._append`A${n},${n},0,${+(d >= Vo)},${u},${e + n * Math.cos(i)},${t + n * Math.sin(i)}`;
				}
				this._append`A${n},${n},0,${+(d >= Vo)},${u},${this._x1 = a},${this._y1 = o}`;
			}
		}
	}
	rect(e, t, n, r) {
		this._append`M${this._x0 = this._x1 = +e},${this._y0 = this._y1 = +t}h${n = +n}v${+r}h${-n}Z`;
	}
	toString() {
		return this._;
	}
};
Yo.prototype;
// node_modules/d3-shape/src/path.js
function Xo(e) {
	let t = 3;
	return e.digits = function(n) {
		if (!arguments.length) return t;
		if (n == null) t = null;
		else {
			let e = Math.floor(n);
			if (!(e >= 0)) throw RangeError(`invalid digits: ${n}`);
			t = e;
		}
		return e;
	}, () => new Yo(t);
}
Array.prototype.slice;
function Zo(e) {
	return typeof e == "object" && "length" in e ? e : Array.from(e);
}
// node_modules/d3-shape/src/curve/linear.js
function Qo(e) {
	this._context = e;
}
Qo.prototype = {
	areaStart: function() {
		this._line = 0;
	},
	areaEnd: function() {
		this._line = NaN;
	},
	lineStart: function() {
		this._point = 0;
	},
	lineEnd: function() {
		(this._line || this._line !== 0 && this._point === 1) && this._context.closePath(), this._line = 1 - this._line;
	},
	point: function(e, t) {
		switch (e = +e, t = +t, this._point) {
			case 0:
				this._point = 1, this._line ? this._context.lineTo(e, t) : this._context.moveTo(e, t);
				break;
			case 1: this._point = 2;
			default: this._context.lineTo(e, t);
		}
	}
};
function $o(e) {
	return new Qo(e);
}
// node_modules/d3-shape/src/point.js
function es(e) {
	return e[0];
}
function ts(e) {
	return e[1];
}
// node_modules/d3-shape/src/line.js
function ns(e, t) {
	var n = Bo(!0), r = null, i = $o, a = null, o = Xo(s);
	e = typeof e == "function" ? e : e === void 0 ? es : Bo(e), t = typeof t == "function" ? t : t === void 0 ? ts : Bo(t);
	function s(s) {
		var c, l = (s = Zo(s)).length, u, d = !1, f;
		for (r ?? (a = i(f = o())), c = 0; c <= l; ++c) !(c < l && n(u = s[c], c, s)) === d && ((d = !d) ? a.lineStart() : a.lineEnd()), d && a.point(+e(u, c, s), +t(u, c, s));
		if (f) return a = null, f + "" || null;
	}
	return s.x = function(t) {
		return arguments.length ? (e = typeof t == "function" ? t : Bo(+t), s) : e;
	}, s.y = function(e) {
		return arguments.length ? (t = typeof e == "function" ? e : Bo(+e), s) : t;
	}, s.defined = function(e) {
		return arguments.length ? (n = typeof e == "function" ? e : Bo(!!e), s) : n;
	}, s.curve = function(e) {
		return arguments.length ? (i = e, r != null && (a = i(r)), s) : i;
	}, s.context = function(e) {
		return arguments.length ? (e == null ? r = a = null : a = i(r = e), s) : r;
	}, s;
}
// src/story/screens/Powers.svelte
var rs = /* @__PURE__ */ W("<div class=\"row svelte-4jij7l\"><!> <div class=\"power svelte-4jij7l\"><span>e<sup> </sup></span> = <b class=\"svelte-4jij7l\"> </b></div> <div class=\"share svelte-4jij7l\"><div class=\"bar svelte-4jij7l\"><div class=\"svelte-4jij7l\"></div></div> <b class=\"svelte-4jij7l\"> </b></div></div>"), is = /* @__PURE__ */ Er("<text text-anchor=\"middle\"> </text>"), as = /* @__PURE__ */ Er("<line class=\"drop svelte-4jij7l\"></line><circle r=\"5\" class=\"svelte-4jij7l\"></circle><text class=\"power-text svelte-4jij7l\" text-anchor=\"end\"> </text>", 1), os = /* @__PURE__ */ W("<div class=\"rows\"></div> <figure class=\"svelte-4jij7l\"><svg role=\"img\" class=\"svelte-4jij7l\"><line class=\"axis svelte-4jij7l\"></line><!><path class=\"svelte-4jij7l\"></path><!><text y=\"14\"> </text></svg></figure> <p class=\"buttons svelte-4jij7l\"><button class=\"svelte-4jij7l\"> </button> <button class=\"svelte-4jij7l\"> </button> <span class=\"unseen\" aria-live=\"polite\"> </span></p> <!>", 1);
function ss(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Q.t.story.powers), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ P(Yt([
		2,
		.5,
		-1
	])), a = /* @__PURE__ */ M(() => aa(U(i))), o = (e) => F(i, U(i).map((t) => Math.min(4, Math.max(-4, t + e))), !0), [s, c] = [-4, 4], l = /* @__PURE__ */ P(600), u = /* @__PURE__ */ M(() => 1.12 * Math.max(4, ...U(i).map(Math.exp))), d = (e) => 10 + (e - s) / (c - s) * (U(l) - 20), f = (e) => 168 - e / U(u) * 150, p = Array.from({ length: 161 }, (e, t) => s + t / 20), m = /* @__PURE__ */ M(() => ns(d, (e) => f(Math.exp(e)))(p.filter((e) => Math.exp(e) <= U(u))) ?? "");
	var h = os(), g = L(h);
	J(g, 21, () => U(i), Hr, (e, t, r) => {
		var o = rs(), s = I(o);
		{
			let e = /* @__PURE__ */ M(() => U(n).score(r + 1)), t = /* @__PURE__ */ M(() => $(U(i)[r], 1));
			Ra(s, {
				role: "ink",
				letter: "",
				get label() {
					return U(e);
				},
				min: -4,
				max: 4,
				step: .1,
				get shown() {
					return U(t);
				},
				get value() {
					return U(i)[r];
				},
				set value(e) {
					U(i)[r] = e;
				}
			});
		}
		var c = z(s, 2), l = I(c), u = R(z(I(l)), !0);
		k(l);
		var d = R(z(l, 2), !0);
		k(c);
		var f = z(c, 2), p = I(f), m = I(p);
		let h;
		k(p);
		var g = R(z(p, 2), !0);
		k(f), k(o), B((e, t, n) => {
			K(u, e), K(d, t), h = si(m, "", h, { width: `${100 * U(a)[r]}%` }), K(g, n);
		}, [
			() => $(U(i)[r], 1),
			() => $(Math.exp(U(i)[r]), 3),
			() => $(U(a)[r], 4)
		]), G(e, o);
	}), k(g);
	var _ = z(g, 2), v = I(_);
	X(v, "height", 190);
	var y = I(v), b = z(y);
	J(b, 16, () => [
		-4,
		-3,
		-2,
		-1,
		0,
		1,
		2,
		3,
		4
	], (e) => e, (e, t) => {
		var n = is();
		X(n, "y", 185);
		var r = R(n, !0);
		B((e, t) => {
			X(n, "x", e), K(r, t);
		}, [() => d(t), () => $(t, 0)]), G(e, n);
	});
	var x = z(b), S = z(x);
	J(S, 17, () => U(i), Hr, (e, t) => {
		var n = as(), r = L(n), i = z(r), a = z(i), o = R(a, !0);
		B((e, t, n, s, c, l, u, d, f) => {
			X(r, "x1", e), X(r, "x2", t), X(r, "y1", n), X(r, "y2", s), X(i, "cx", c), X(i, "cy", l), X(a, "x", u), X(a, "y", d), K(o, f);
		}, [
			() => d(U(t)),
			() => d(U(t)),
			() => f(0),
			() => f(Math.exp(U(t))),
			() => d(U(t)),
			() => f(Math.exp(U(t))),
			() => d(U(t)) - 9,
			() => f(Math.exp(U(t))) - 7,
			() => $(Math.exp(U(t)), 2)
		]), G(e, n);
	});
	var ee = z(S), C = R(ee, !0);
	k(v), k(_);
	var w = z(_, 2), T = I(w), te = R(T, !0), ne = z(T, 2), re = R(ne, !0), E = R(z(ne, 2));
	k(w), Ma(z(w, 2), { get text() {
		return U(n).text;
	} }), B((e, t, i, a, o, s, c, u) => {
		X(v, "width", U(l)), X(v, "aria-label", U(n).curve), X(y, "x1", e), X(y, "x2", t), X(y, "y1", i), X(y, "y2", a), X(x, "d", U(m)), X(ee, "x", o), K(C, U(n).curve), T.disabled = s, K(te, U(n).all), ne.disabled = c, K(re, U(n).allLess), K(E, `${U(r).share ?? ""}: ${u ?? ""}`);
	}, [
		() => d(s),
		() => d(c),
		() => f(0),
		() => f(0),
		() => d(s),
		() => U(i).some((e) => e + 1 > 4),
		() => U(i).some((e) => e - 1 < -4),
		() => U(a).map((e) => $(e, 4)).join(", ")
	]), Di(_, "clientWidth", (e) => F(l, e)), gr("click", T, () => o(1)), gr("click", ne, () => o(-1)), G(e, h), j();
}
_r(["click"]);
// src/story/screens/Product.svelte
var cs = /* @__PURE__ */ Er("<marker viewBox=\"0 0 10 10\" refX=\"8\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0,0 L10,5 L0,10Z\"></path></marker>"), ls = /* @__PURE__ */ Er("<text class=\"tick svelte-pry25i\" text-anchor=\"middle\"> </text><text class=\"tick svelte-pry25i\" text-anchor=\"end\"> </text>", 1), us = /* @__PURE__ */ Er("<line class=\"arrow k svelte-pry25i\" marker-end=\"url(#tip-key)\"></line><text class=\"key svelte-pry25i\" text-anchor=\"middle\"></text>", 1), ds = /* @__PURE__ */ W("<tr><th scope=\"row\" class=\"key svelte-pry25i\"></th><td class=\"sum svelte-pry25i\"><span class=\"query\"> </span>×<span class=\"key\"> </span> + <span class=\"query\"> </span>×<span class=\"key\"> </span></td><td class=\"r svelte-pry25i\"> </td><td class=\"r svelte-pry25i\"><b> </b></td></tr>"), fs = /* @__PURE__ */ W("<div class=\"both svelte-pry25i\"><svg role=\"group\" class=\"svelte-pry25i\"><defs></defs><line class=\"axis svelte-pry25i\" x1=\"0\"></line><line class=\"axis svelte-pry25i\" y1=\"0\"></line><!><!><line class=\"arrow q svelte-pry25i\"></line><circle data-keys=\"\" tabindex=\"0\" role=\"slider\" r=\"12\" class=\"svelte-pry25i\"></circle><text class=\"query svelte-pry25i\" text-anchor=\"middle\">Q</text></svg> <table class=\"svelte-pry25i\"><thead class=\"svelte-pry25i\"><tr><td class=\"svelte-pry25i\"></td><th scope=\"col\" class=\"svelte-pry25i\">q·k</th><th scope=\"col\" class=\"r svelte-pry25i\"> </th><th scope=\"col\" class=\"r svelte-pry25i\"> </th></tr></thead><tbody class=\"svelte-pry25i\"></tbody></table></div> <!>", 1);
function ps(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Q.t.story.product), r = /* @__PURE__ */ M(() => Q.t.story), i = [
		[2, .5],
		[.4, 1.8],
		[-1.6, -.6]
	], a = 2.5, o = /* @__PURE__ */ P(Yt([1.5, 1])), s = /* @__PURE__ */ M(() => la(U(o), i, 1)), c = /* @__PURE__ */ M(() => aa(U(s))), l = (e) => 160 + e / a * 144, u = (e) => 160 - e / a * 144, d = (e) => Math.round(10 * Math.min(a, Math.max(-2.5, e))) / 10, f;
	function p(e) {
		let t = f.getBoundingClientRect(), n = a * 320 / 288, r = (e, t) => 2 * e / t - 1;
		F(o, [d(r(e.clientX - t.left, t.width) * n), d(-r(e.clientY - t.top, t.height) * n)], !0);
	}
	function m(e) {
		e.currentTarget.setPointerCapture(e.pointerId), p(e);
	}
	function h(e) {
		let t = {
			ArrowLeft: [-.1, 0],
			ArrowRight: [.1, 0],
			ArrowUp: [0, .1],
			ArrowDown: [0, -.1]
		}[e.key];
		t && (e.preventDefault(), F(o, U(o).map((e, n) => d(e + t[n])), !0));
	}
	let g = /* @__PURE__ */ M(() => U(n).at($(U(o)[0], 1), $(U(o)[1], 1)));
	var _ = fs(), v = L(_), y = I(v);
	X(y, "viewBox", "0 0 320 320");
	var b = I(y);
	J(b, 20, () => ["query", "key"], (e) => e, (e, t) => {
		var n = cs(), r = R(n);
		B(() => {
			X(n, "id", `tip-${t ?? ""}`), X(r, "fill", `var(--${t ?? ""})`);
		}), G(e, n);
	}), k(b);
	var x = z(b);
	X(x, "x2", 320);
	var S = z(x);
	X(S, "y2", 320);
	var ee = z(S);
	J(ee, 16, () => [
		-2,
		-1,
		1,
		2
	], (e) => e, (e, t) => {
		var n = ls(), r = L(n), i = R(r, !0), a = z(r), o = R(a, !0);
		B((e, t, n, s, c, l) => {
			X(r, "x", e), X(r, "y", t), K(i, n), X(a, "x", s), X(a, "y", c), K(o, l);
		}, [
			() => l(t),
			() => u(0) + 15,
			() => $(t, 0),
			() => l(0) - 7,
			() => u(t) + 4,
			() => $(t, 0)
		]), G(e, n);
	});
	var C = z(ee);
	J(C, 17, () => i, Hr, (e, t, n) => {
		let r = /* @__PURE__ */ M(() => 15 / Math.hypot(U(t)[0], U(t)[1]));
		var i = us(), a = L(i), o = z(a);
		o.textContent = `K${n + 1}`, B((e, t, r, i, s, l) => {
			X(a, "x1", e), X(a, "y1", t), X(a, "x2", r), X(a, "y2", i), X(a, "opacity", .35 + .65 * U(c)[n]), X(o, "x", s), X(o, "y", l);
		}, [
			() => l(0),
			() => u(0),
			() => l(U(t)[0]),
			() => u(U(t)[1]),
			() => l(U(t)[0]) + U(r) * U(t)[0],
			() => u(U(t)[1]) - U(r) * U(t)[1] + 5
		]), G(e, i);
	});
	var w = z(C), T = z(w);
	X(T, "aria-valuemin", -2.5), X(T, "aria-valuemax", a);
	var te = z(T);
	k(y), ki(y, (e) => f = e, () => f);
	var ne = z(y, 2), re = I(ne), E = I(re), ie = z(I(E), 2), ae = R(ie, !0), oe = R(z(ie), !0);
	k(E), k(re);
	var se = z(re);
	J(se, 21, () => i, Hr, (e, t, n) => {
		var r = ds(), i = I(r);
		i.textContent = `K${n + 1}`;
		var a = z(i), l = I(a), u = R(l, !0), d = z(l, 2), f = R(d, !0), p = z(d, 2), m = R(p, !0), h = R(z(p, 2), !0);
		k(a);
		var g = z(a), _ = R(g, !0), v = z(g), y = R(I(v), !0);
		k(v), k(r), B((e, t, n, r, i, a) => {
			K(u, e), K(f, t), K(m, n), K(h, r), K(_, i), K(y, a);
		}, [
			() => $(U(o)[0], 1),
			() => $(U(t)[0], 1),
			() => $(U(o)[1], 1),
			() => $(U(t)[1], 1),
			() => $(U(s)[n]),
			() => $i(U(c)[n])
		]), G(e, r);
	}), k(se), k(ne), k(v), Ma(z(v, 2), {
		get text() {
			return U(n).text;
		},
		get hint() {
			return U(n).hint;
		}
	}), B((e, t, i, a, s, c, l, u, d, f, p, m) => {
		X(y, "aria-label", U(n).plane), X(x, "y1", e), X(x, "y2", t), X(S, "x1", i), X(S, "x2", a), X(w, "x1", s), X(w, "y1", c), X(w, "x2", l), X(w, "y2", u), X(T, "aria-label", U(n).tip), X(T, "aria-valuenow", U(o)[0]), X(T, "aria-valuetext", U(g)), X(T, "cx", d), X(T, "cy", f), X(te, "x", p), X(te, "y", m), K(ae, U(r).score), K(oe, U(r).share);
	}, [
		() => u(0),
		() => u(0),
		() => l(0),
		() => l(0),
		() => l(0),
		() => u(0),
		() => l(U(o)[0]),
		() => u(U(o)[1]),
		() => l(U(o)[0]),
		() => u(U(o)[1]),
		() => l(U(o)[0]),
		() => u(U(o)[1]) - 18
	]), gr("pointerdown", T, m), gr("pointermove", T, (e) => e.buttons && p(e)), gr("keydown", T, h), G(e, _), j();
}
_r([
	"pointerdown",
	"pointermove",
	"keydown"
]);
// src/story/screens/Qkv.svelte
var ms = /* @__PURE__ */ W("<span lang=\"en\"> </span> <!> <!>", 1), hs = /* @__PURE__ */ W("<!> <div><b class=\"query q svelte-ls8z49\"> </b> <div class=\"query-strip\"><!></div> <span class=\"for svelte-ls8z49\" lang=\"en\"> </span> <span class=\"svelte-ls8z49\"></span> <b class=\"key\"> </b> <b class=\"value\"> </b> <!></div> <p class=\"soft svelte-ls8z49\"> </p> <!>", 1);
function gs(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => U(i).of.tokens.slice(0, n.row + 1).map((e, t) => ({
		token: na(e),
		j: t
	}))), o = (e, t) => `${U(r).roles[e]}: ${t}`;
	var s = hs(), c = L(s);
	Ca(c, {});
	var l = z(c, 2);
	let u;
	var d = I(l), f = R(d), p = z(d, 2), m = I(p);
	{
		let e = /* @__PURE__ */ M(() => U(i).query(n.head, n.row)), t = /* @__PURE__ */ M(() => o("query", na(U(i).of.tokens[n.row])));
		Ta(m, {
			get numbers() {
				return U(e);
			},
			role: "query",
			height: 22,
			get label() {
				return U(t);
			}
		});
	}
	k(p);
	var h = z(p, 2), g = R(h, !0), _ = z(h, 4), v = R(_), y = z(_, 2), b = R(y);
	J(z(y, 2), 17, () => U(a), (e) => e.j, (e, t) => {
		var r = ms(), a = L(r);
		let s;
		var c = R(a, !0), l = z(a, 2);
		{
			let e = /* @__PURE__ */ M(() => U(i).key(n.head, U(t).j)), r = /* @__PURE__ */ M(() => o("key", U(t).token));
			Ta(l, {
				get numbers() {
					return U(e);
				},
				role: "key",
				height: 11,
				get label() {
					return U(r);
				}
			});
		}
		var u = z(l, 2);
		{
			let e = /* @__PURE__ */ M(() => U(i).value(n.head, U(t).j)), r = /* @__PURE__ */ M(() => o("value", U(t).token));
			Ta(u, {
				get numbers() {
					return U(e);
				},
				role: "value",
				height: 11,
				get label() {
					return U(r);
				}
			});
		}
		B(() => {
			s = Y(a, 1, "svelte-ls8z49", null, s, { asker: U(t).j === n.row }), K(c, U(t).token);
		}), G(e, r);
	}), k(l);
	var x = z(l, 2), S = R(x), ee = z(x, 2);
	{
		let e = /* @__PURE__ */ M(() => [
			U(r).qkv.tables(U(i).of.width, U(i).of.model_width),
			...U(r).qkv.text,
			U(r).qkv.often(U(i).of.heads, U(i).of.layers)
		]);
		Ma(ee, { get text() {
			return U(e);
		} });
	}
	B((e) => {
		u = Y(l, 1, "grid svelte-ls8z49", null, u, { long: U(a).length > 20 }), K(f, `Q ${U(r).roles.query ?? ""}`), K(g, e), K(v, `K ${U(r).roles.key ?? ""}`), K(b, `V ${U(r).roles.value ?? ""}`), K(S, `${U(r).positiveNegative ?? ""} ${U(r).qkv.turned ?? ""}`);
	}, [() => na(U(i).of.tokens[n.row])]), G(e, s), j();
}
// src/story/screens/Scale.svelte
var _s = /* @__PURE__ */ W("<p class=\"label svelte-js83sh\"> </p> <div class=\"bar svelte-js83sh\"><div class=\"svelte-js83sh\"></div><b class=\"svelte-js83sh\"> </b></div>", 1), vs = /* @__PURE__ */ Er("<line class=\"grid svelte-js83sh\"></line><text x=\"42\" text-anchor=\"end\"> </text>", 1), ys = /* @__PURE__ */ Er("<text text-anchor=\"middle\"> </text>"), bs = /* @__PURE__ */ Er("<circle></circle>"), xs = /* @__PURE__ */ Er("<path></path><!><text class=\"name svelte-js83sh\" text-anchor=\"end\"> </text>", 1), Ss = /* @__PURE__ */ W("<div class=\"picture svelte-js83sh\"><!> <p class=\"svelte-js83sh\"> </p> <!> <figure class=\"svelte-js83sh\"><svg role=\"img\" class=\"svelte-js83sh\"><!><!><!></svg></figure> <p class=\"measured svelte-js83sh\" aria-live=\"polite\"> </p></div> <!>", 1);
function Cs(e, t) {
	A(t, !0);
	let { data: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story.scale), i = /* @__PURE__ */ P(3), a = /* @__PURE__ */ M(() => n.numbers.widths[U(i)]), o = /* @__PURE__ */ M(() => [{
		label: U(r).unscaled,
		part: U(a).largest_unscaled
	}, {
		label: U(r).scaled,
		part: U(a).largest_scaled
	}]), s = n.numbers.widths, c = /* @__PURE__ */ M(() => [{
		key: "largest_unscaled",
		label: U(r).unscaled,
		at: 2,
		below: -12
	}, {
		key: "largest_scaled",
		label: U(r).scaled,
		at: 4,
		below: 22
	}]), l = /* @__PURE__ */ P(600), u = (e) => 70 + e / (s.length - 1) * (U(l) - 110), d = (e) => 180 - e * 166;
	var f = Ss(), p = L(f), m = I(p);
	{
		let e = /* @__PURE__ */ M(() => n.numbers.widths.length - 1), t = /* @__PURE__ */ M(() => String(U(a).width));
		Ra(m, {
			role: "ink",
			letter: "d",
			get label() {
				return U(r).d;
			},
			min: 0,
			get max() {
				return U(e);
			},
			step: 1,
			get shown() {
				return U(t);
			},
			get value() {
				return U(i);
			},
			set value(e) {
				F(i, e, !0);
			}
		});
	}
	var h = z(m, 2), g = R(h, !0), _ = z(h, 2);
	J(_, 17, () => U(o), (e) => e.label, (e, t) => {
		var n = _s(), r = L(n), i = R(r, !0), a = z(r, 2), o = I(a);
		let s;
		var c = R(z(o), !0);
		k(a), B((e) => {
			K(i, U(t).label), s = si(o, "", s, { width: `${100 * U(t).part}%` }), K(c, e);
		}, [() => $i(U(t).part)]), G(e, n);
	});
	var v = z(_, 2), y = I(v);
	X(y, "height", 210);
	var b = I(y);
	J(b, 16, () => [
		0,
		.5,
		1
	], (e) => e, (e, t) => {
		var n = vs(), r = L(n), i = z(r), a = R(i, !0);
		B((e, t, n, o, s, c) => {
			X(r, "x1", e), X(r, "x2", t), X(r, "y1", n), X(r, "y2", o), X(i, "y", s), K(a, c);
		}, [
			() => u(0),
			() => u(s.length - 1),
			() => d(t),
			() => d(t),
			() => d(t) + 4,
			() => $i(t)
		]), G(e, n);
	});
	var x = z(b);
	J(x, 19, () => s, (e) => e.width, (e, t, n) => {
		var r = ys();
		X(r, "y", 206);
		let a;
		var o = R(r);
		B((e) => {
			X(r, "x", e), a = Y(r, 0, "svelte-js83sh", null, a, { now: U(n) === U(i) }), K(o, `d = ${U(t).width ?? ""}`);
		}, [() => u(U(n))]), G(e, r);
	}), J(z(x), 17, () => U(c), (e) => e.key, (e, t) => {
		var n = xs(), r = L(n);
		let a;
		var o = z(r);
		J(o, 19, () => s, (e) => e.width, (e, n, r) => {
			var a = bs();
			let o;
			B((e, t) => {
				X(a, "cx", e), X(a, "cy", t), X(a, "r", U(r) === U(i) ? 6 : 3.5), o = Y(a, 0, "svelte-js83sh", null, o, { now: U(r) === U(i) });
			}, [() => u(U(r)), () => d(U(n)[U(t).key])]), G(e, a);
		});
		var c = z(o), l = R(c, !0);
		B((e, n, i) => {
			X(r, "d", e), a = Y(r, 0, "svelte-js83sh", null, a, { scaled: U(t).key === "largest_scaled" }), X(c, "x", n), X(c, "y", i), K(l, U(t).label);
		}, [
			() => ns((e, t) => u(t), (e) => d(e[U(t).key]))(s),
			() => u(U(t).at),
			() => d(s[U(t).at][U(t).key]) + U(t).below
		]), G(e, n);
	}), k(y), k(v);
	var S = R(z(v, 2), !0);
	k(p), Ma(z(p, 2), { get text() {
		return U(r).text;
	} }), B((e) => {
		K(g, e), X(y, "width", U(l)), X(y, "aria-label", `${U(r).unscaled ?? ""}, ${U(r).scaled ?? ""}`), K(S, U(r).measured);
	}, [() => U(r).typical($(U(a).typical_score))]), Di(v, "clientWidth", (e) => F(l, e)), G(e, f), j();
}
// node_modules/d3-array/src/mean.js
function ws(e, t) {
	let n = 0, r = 0;
	if (t === void 0) for (let t of e) t != null && (t = +t) >= t && (++n, r += t);
	else {
		let i = -1;
		for (let a of e) (a = t(a, ++i, e)) != null && (a = +a) >= a && (++n, r += a);
	}
	if (n) return r / n;
}
// src/story/parts/ShareBars.svelte
var Ts = /* @__PURE__ */ W("<th scope=\"col\" class=\"r svelte-rvpoe9\"> </th>"), Es = /* @__PURE__ */ W("<button class=\"svelte-rvpoe9\"> </button>"), Ds = /* @__PURE__ */ W("<span class=\"soft svelte-rvpoe9\"> </span>"), Os = /* @__PURE__ */ W("<td class=\"r soft svelte-rvpoe9\"> </td>"), ks = /* @__PURE__ */ W("<i class=\"svelte-rvpoe9\"></i>"), As = /* @__PURE__ */ W("<tr><th scope=\"row\" lang=\"en\" class=\"svelte-rvpoe9\"><!> <!></th><!><td class=\"r svelte-rvpoe9\"> </td><td class=\"bar svelte-rvpoe9\" aria-hidden=\"true\"><div></div><!></td></tr>"), js = /* @__PURE__ */ W("<p class=\"soft svelte-rvpoe9\"> </p>"), Ms = /* @__PURE__ */ W("<table class=\"svelte-rvpoe9\"><thead class=\"svelte-rvpoe9\"><tr><th scope=\"col\" class=\"svelte-rvpoe9\"> </th><!><th scope=\"col\" class=\"r svelte-rvpoe9\"> </th><td aria-hidden=\"true\" class=\"svelte-rvpoe9\"></td></tr></thead><tbody></tbody></table> <!>", 1);
function Ns(e, t) {
	A(t, !0);
	let n = Z(t, "top", 3, 7), r = Z(t, "extra", 3, null), i = Z(t, "chosen", 19, () => -1), a = Z(t, "choose", 3, null), { reading: o } = Xi(), s = /* @__PURE__ */ M(() => Q.t.story), c = /* @__PURE__ */ M(() => o.sentence.of.tokens), l = /* @__PURE__ */ M(() => t.values.map((e, t) => [e, t]).filter(([e]) => e > -Infinity).sort((e, t) => t[0] - e[0])), u = /* @__PURE__ */ M(() => U(l).slice(n())), d = /* @__PURE__ */ M(() => Math.min(0, ...U(l).map(([e]) => e))), f = /* @__PURE__ */ M(() => U(l).some(([e]) => e < 0 || e > 1) ? Math.max(0, ...U(l).map(([e]) => e)) : 1), p = (e) => 100 * (e - U(d)) / (U(f) - U(d));
	var m = Ms(), h = L(m), g = I(h), v = I(g), y = I(v), b = R(y, !0), x = z(y), S = (e) => {
		var t = Ts(), n = R(t, !0);
		B(() => K(n, r().head)), G(e, t);
	};
	q(x, (e) => {
		r() && e(S);
	});
	var ee = R(z(x), !0);
	Ce(), k(v), k(g);
	var C = z(g);
	J(C, 21, () => U(l).slice(0, n()), ([e, t]) => t, (e, n) => {
		var o = /* @__PURE__ */ M(() => _(U(n), 2));
		let l = () => U(o)[0], u = () => U(o)[1];
		var f = As();
		let m;
		var h = I(f), g = I(h), v = (e) => {
			var t = Es(), n = R(t, !0);
			B((e) => {
				X(t, "aria-pressed", u() === i()), K(n, e);
			}, [() => na(U(c)[u()])]), gr("click", t, () => a()(u())), G(e, t);
		}, y = (e) => {
			var t = Dr();
			B((e) => K(t, e), [() => na(U(c)[u()])]), G(e, t);
		};
		q(g, (e) => {
			a() ? e(v) : e(y, -1);
		});
		var b = z(g, 2), x = (e) => {
			var t = Ds(), n = R(t);
			B(() => {
				X(t, "lang", Q.name), K(n, `(${U(s).first ?? ""})`);
			}), G(e, t);
		};
		q(b, (e) => {
			u() === 0 && e(x);
		}), k(h);
		var S = z(h), ee = (e) => {
			var t = Os(), n = R(t, !0);
			B((e) => K(n, e), [() => r().of(u())]), G(e, t);
		};
		q(S, (e) => {
			r() && e(ee);
		});
		var C = z(S), w = R(C, !0), T = z(C), te = I(T);
		let ne, re;
		var E = z(te), ie = (e) => {
			var t = ks();
			let n;
			B((e) => n = si(t, "", n, { left: e }), [() => `${p(0) ?? ""}%`]), G(e, t);
		};
		q(E, (e) => {
			U(d) < 0 && e(ie);
		}), k(T), k(f), B((e, t, n) => {
			m = Y(f, 1, "svelte-rvpoe9", null, m, { chosen: u() === i() }), K(w, e), ne = Y(te, 1, "svelte-rvpoe9", null, ne, { below: l() < 0 }), re = si(te, "", re, {
				left: t,
				width: n
			});
		}, [
			() => t.format(l()),
			() => `${p(Math.min(0, l())) ?? ""}%`,
			() => `${p(Math.max(0, l())) - p(Math.min(0, l()))}%`
		]), G(e, f);
	}), k(C), k(h);
	var w = z(h, 2), T = (e) => {
		var t = js(), n = R(t);
		B((e) => K(n, `+ ${e ?? ""}`), [() => U(s).shares.others(U(u).length)]), G(e, t);
	};
	q(w, (e) => {
		U(u).length > 0 && t.values.length && e(T);
	}), B(() => {
		K(b, U(s).token), K(ee, t.head);
	}), G(e, m), j();
}
_r(["click"]);
// src/story/screens/Scaling.svelte
var Ps = /* @__PURE__ */ W("<!> <!> <div class=\"bars svelte-1poku2c\"><!></div> <p class=\"svelte-1poku2c\"> </p> <!>", 1);
function Fs(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.sentence.of), a = /* @__PURE__ */ P(!0), o = /* @__PURE__ */ M(() => U(a) ? 1 / Math.sqrt(U(i).width) : 1), s = /* @__PURE__ */ M(() => n.scores(n.head, n.row, { scale: U(o) })), c = /* @__PURE__ */ M(() => n.shares(n.head, n.row, { scale: U(o) }));
	function l(e) {
		let t = U(i).tokens.slice(1).map((e, t) => t + 1);
		return ws(Array.from({ length: U(i).heads }, (r, i) => t.map((t) => Math.max(...n.shares(i, t, { scale: e })))).flat()) ?? 0;
	}
	var u = Ps(), d = L(u);
	Ca(d, { get shares() {
		return U(c);
	} });
	var f = z(d, 2);
	{
		let e = /* @__PURE__ */ M(() => [{
			value: !0,
			label: U(r).scaling.on
		}, {
			value: !1,
			label: U(r).scaling.off
		}]);
		yo(f, {
			get label() {
				return U(r).scaling.toggle;
			},
			get options() {
				return U(e);
			},
			get value() {
				return U(a);
			},
			set value(e) {
				F(a, e, !0);
			}
		});
	}
	var p = z(f, 2), m = I(p);
	{
		let e = /* @__PURE__ */ M(() => U(c).map((e, t) => t > n.row ? -Infinity : e)), t = /* @__PURE__ */ M(() => ({
			head: U(a) ? "q·k ÷ √d" : "q·k",
			of: (e) => $(U(s)[e], 2)
		}));
		Ns(m, {
			get values() {
				return U(e);
			},
			get format() {
				return $i;
			},
			get head() {
				return U(r).share;
			},
			get extra() {
				return U(t);
			}
		});
	}
	k(p);
	var h = z(p, 2), g = R(h, !0), _ = z(h, 2);
	{
		let e = /* @__PURE__ */ M(() => [U(r).scaling.divided(U(i).width, Zi(Math.sqrt(U(i).width))), ...U(r).scaling.text]);
		Ma(_, { get text() {
			return U(e);
		} });
	}
	B((e) => K(g, e), [() => U(r).scaling.largest(U(i).heads, $i(l(1 / Math.sqrt(U(i).width))), $i(l(1)))]), G(e, u), j();
}
// src/story/screens/Scores.svelte
var Is = /* @__PURE__ */ W("<!> <div class=\"sum svelte-8ejpq0\"><b class=\"query\">Q</b><!> <b class=\"key\">K</b><!> <b>Q×K</b><!></div> <p aria-live=\"polite\" class=\"svelte-8ejpq0\"> <span class=\"soft svelte-8ejpq0\"> </span></p> <!> <!>", 1);
function Ls(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => n.scores(n.head, n.row, { scale: 1 })), o = /* @__PURE__ */ M(() => U(i).query(n.head, n.row)), s = /* @__PURE__ */ M(() => U(i).key(n.head, n.key)), c = /* @__PURE__ */ M(() => Array.from(U(o), (e, t) => e * U(s)[t])), l = /* @__PURE__ */ M(() => na(U(i).of.tokens[n.key])), u = (e) => U(c).reduce((t, n) => t + (n * e > 0 ? n : 0), 0), d = /* @__PURE__ */ M(() => U(r).scores.sum(U(l), U(c).length, $(u(1), 1), $(u(-1), 1), $(U(a)[n.key], 1)));
	var f = Is(), p = L(f);
	Ca(p, {});
	var m = z(p, 2), h = z(I(m));
	Ta(h, {
		get numbers() {
			return U(o);
		},
		role: "query",
		height: 15,
		label: "Q"
	});
	var g = z(h, 3);
	Ta(g, {
		get numbers() {
			return U(s);
		},
		role: "key",
		height: 15,
		get label() {
			return `K ${U(l) ?? ""}`;
		}
	}), Ta(z(g, 3), {
		get numbers() {
			return U(c);
		},
		role: "query",
		height: 15,
		get label() {
			return U(r).scores.products;
		}
	}), k(m);
	var _ = z(m, 2), v = I(_), y = R(z(v), !0);
	k(_);
	var b = z(_, 2);
	Ns(b, {
		get values() {
			return U(a);
		},
		format: (e) => $(e, 1),
		head: "q·k",
		top: 6,
		get chosen() {
			return n.key;
		},
		choose: (e) => n.key = e
	});
	var x = z(b, 2);
	{
		let e = /* @__PURE__ */ M(() => [U(r).scores.meets(U(i).of.width)]);
		Ma(x, { get text() {
			return U(e);
		} });
	}
	B(() => {
		K(v, `${U(d) ?? ""}. `), K(y, U(r).positiveNegative);
	}), G(e, f), j();
}
// src/story/screens/Shares.svelte
var Rs = /* @__PURE__ */ W("<!> <!> <!>", 1);
function zs(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.scores()), a = /* @__PURE__ */ M(() => n.shares()), o = (e) => na(n.sentence.of.tokens[e]), s = /* @__PURE__ */ M(() => n.inducing() ? [U(r).shares.why(o(n.row), o(n.strongest()))] : []);
	var c = Rs(), l = L(c);
	Ca(l, { get shares() {
		return U(a);
	} });
	var u = z(l, 2);
	{
		let e = /* @__PURE__ */ M(() => U(a).map((e, t) => t > n.row ? -Infinity : e));
		Ns(u, {
			get values() {
				return U(e);
			},
			get format() {
				return $i;
			},
			get head() {
				return U(r).share;
			},
			extra: {
				head: "q·k ÷ √d",
				of: (e) => $(U(i)[e], 2)
			}
		});
	}
	var d = z(u, 2);
	{
		let e = /* @__PURE__ */ M(() => [...U(r).shares.text, ...U(s)]);
		Ma(d, { get text() {
			return U(e);
		} });
	}
	G(e, c), j();
}
// src/story/parts/Found.svelte
var Bs = /* @__PURE__ */ W("<p><!></p>");
function Vs(e, t) {
	var n = Bs();
	let r;
	Oa(I(n), { get text() {
		return t.text;
	} }), k(n), B(() => r = Y(n, 1, "svelte-kos4ha", null, r, { enough: t.enough })), G(e, n);
}
// src/story/parts/WishChart.svelte
var Hs = /* @__PURE__ */ Er("<line class=\"grid svelte-15ar1u1\"></line><text text-anchor=\"end\"> </text>", 1), Us = /* @__PURE__ */ Er("<line class=\"grid svelte-15ar1u1\"></line><text> </text>", 1), Ws = /* @__PURE__ */ Er("<path class=\"before svelte-15ar1u1\"></path><text text-anchor=\"end\"> </text>", 1), Gs = /* @__PURE__ */ W("<figure class=\"svelte-15ar1u1\"><svg role=\"img\" class=\"svelte-15ar1u1\"><!><text class=\"axis svelte-15ar1u1\" y=\"11\"> </text><!><text class=\"axis query svelte-15ar1u1\" text-anchor=\"middle\"> </text><!><path class=\"curve svelte-15ar1u1\"></path><circle r=\"6\" class=\"svelte-15ar1u1\"></circle><text class=\"now svelte-15ar1u1\"> </text></svg></figure>");
function Ks(e, t) {
	A(t, !0);
	let n = Z(t, "enough", 15, !1), { coins: r } = Xi(), i = /* @__PURE__ */ M(() => Q.t.story), [a, o, s, c] = [
		100,
		2e3,
		20,
		900
	], l = /* @__PURE__ */ P(600), u = {
		left: 34,
		right: 14,
		top: 24,
		bottom: 34
	}, d = (e) => u.left + (e - a) / (o - a) * (U(l) - u.left - u.right), f = (e) => 158 - u.bottom - e * (158 - u.top - u.bottom), p = /* @__PURE__ */ P(Yt([r.wants, r.wants]));
	vn(() => {
		let e = r.wants;
		ur(() => {
			F(p, [Math.min(U(p)[0], e), Math.max(U(p)[1], e)], !0), n(U(p)[1] - U(p)[0] >= c);
		});
	});
	function m(e, t, n) {
		let i = [t, n];
		for (let e = a; e <= o; e += s) e > t && e < n && i.push(e);
		return i.sort((e, t) => e - t), ns((e) => d(e), (t) => f(r.ask(e, 2, t).shares[0]))(i) ?? "";
	}
	let h = /* @__PURE__ */ M(() => r.ask(t.way, 2)), g = /* @__PURE__ */ M(() => r.ask("plain", 2).shares[0]), _ = Object.keys(r.start.has);
	var v = Gs(), y = I(v);
	X(y, "height", 158);
	var b = I(y);
	J(b, 16, () => [
		0,
		.5,
		1
	], (e) => e, (e, t) => {
		var n = Hs(), r = L(n), i = z(r), a = R(i, !0);
		B((e, t, n, o) => {
			X(r, "x1", u.left), X(r, "x2", U(l) - u.right), X(r, "y1", e), X(r, "y2", t), X(i, "x", u.left - 8), X(i, "y", n), K(a, o);
		}, [
			() => f(t),
			() => f(t),
			() => f(t) + 4,
			() => Qi(t)
		]), G(e, n);
	});
	var x = z(b), S = R(x, !0), ee = z(x);
	J(ee, 16, () => [
		500,
		1e3,
		1500,
		2e3
	], (e) => e, (e, t) => {
		var n = Us(), r = L(n), i = z(r), a = R(i, !0);
		B((e, n, s, c, l, u, d) => {
			X(r, "x1", e), X(r, "x2", n), X(r, "y1", s), X(r, "y2", c), X(i, "x", l), X(i, "y", u), X(i, "text-anchor", t === o ? "end" : "middle"), K(a, d);
		}, [
			() => d(t),
			() => d(t),
			() => f(0),
			() => f(0) + 4,
			() => d(t),
			() => f(0) + 17,
			() => $(t, 0)
		]), G(e, n);
	});
	var C = z(ee), w = R(C), T = z(C), te = (e) => {
		var t = Ws(), n = L(t), r = z(n), s = R(r, !0);
		B((e, t) => {
			X(n, "d", e), X(r, "x", U(l) - u.right), X(r, "y", t), K(s, U(i).softmax.before);
		}, [() => m("plain", a, o), () => f(U(g)) + (U(g) > .5 ? -6 : 15)]), G(e, t);
	};
	q(T, (e) => {
		t.way === "soft" && e(te);
	});
	var ne = z(T), re = z(ne), E = z(re), ie = R(E, !0);
	k(y), k(v), B((e, n, a, o, s, c, d, f, p) => {
		X(y, "width", U(l)), X(y, "aria-label", t.way === "plain" ? U(i).wish.chart : U(i).softmax.chart), X(x, "x", u.left - 26), K(S, e), X(C, "x", n), X(C, "y", a), K(w, `${U(i).wants ?? ""} →`), X(ne, "d", o), X(re, "cx", s), X(re, "cy", c), X(E, "x", d), X(E, "y", f), X(E, "text-anchor", r.wants > 1700 ? "end" : "start"), K(ie, p);
	}, [
		() => U(i).shareOf(_[0]),
		() => d(750),
		() => f(0) + 17,
		() => m(t.way, U(p)[0], U(p)[1]),
		() => d(r.wants),
		() => f(U(h).shares[0]),
		() => d(r.wants) + (r.wants > 1700 ? -11 : 11),
		() => f(U(h).shares[0]) + (t.way === "soft" && U(l) < 480 ? 18 : -7),
		() => Qi(U(h).shares[0])
	]), Di(v, "clientWidth", (e) => F(l, e)), G(e, v), j();
}
// src/story/screens/Softmax.svelte
var qs = /* @__PURE__ */ W("<!> <!> <!> <!>", 1);
function Js(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Q.t.story.softmax), r = /* @__PURE__ */ P(!1);
	var i = qs(), a = L(i);
	Ja(a, {
		people: 2,
		way: "soft",
		height: 270
	});
	var o = z(a, 2);
	Va(o, {
		people: 2,
		onlyWish: !0
	});
	var s = z(o, 2);
	Ks(s, {
		way: "soft",
		get enough() {
			return U(r);
		},
		set enough(e) {
			F(r, e, !0);
		}
	}), Ma(z(s, 2), {
		get text() {
			return U(n).text;
		},
		children: (e, t) => {
			Vs(e, {
				get enough() {
					return U(r);
				},
				get text() {
					return U(n).found;
				}
			});
		},
		$$slots: { default: !0 }
	}), G(e, i), j();
}
// src/story/screens/Tell.svelte
var Ys = /* @__PURE__ */ W("<tr><th scope=\"row\" class=\"svelte-1ndyuow\"> </th><td class=\"cell svelte-1ndyuow\" aria-hidden=\"true\"><div class=\"svelte-1ndyuow\"></div></td><td class=\"r svelte-1ndyuow\"> </td></tr>"), Xs = /* @__PURE__ */ W("<div class=\"case svelte-1ndyuow\"><p class=\"text svelte-1ndyuow\" lang=\"en\"> <b class=\"output\"> </b></p> <dl class=\"svelte-1ndyuow\"><div class=\"svelte-1ndyuow\"><dt> </dt><dd class=\"query svelte-1ndyuow\"> </dd></div></dl> <table class=\"svelte-1ndyuow\"><caption class=\"svelte-1ndyuow\"> </caption><tbody></tbody></table> <p class=\"soft svelte-1ndyuow\"> </p> <p class=\"said svelte-1ndyuow\"> </p></div>"), Zs = /* @__PURE__ */ W("<!> <p class=\"soft svelte-1ndyuow\"> </p> <!> <p class=\"next svelte-1ndyuow\"> </p> <pre lang=\"en\" class=\"svelte-1ndyuow\">qkv look \"your text\"\nqkv story --page story.html \"your sentence\"\nqkv explore \"your text\"</pre> <p class=\"soft svelte-1ndyuow\"> </p>", 1);
function Qs(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story.tell), i = /* @__PURE__ */ M(() => n.all.map(({ of: e }, t) => ({
		of: e,
		own: {
			from: na(e.tokens[e.row]),
			to: na(e.tokens[e.best]),
			guess: na(e.next[0][0])
		},
		share: n.shareIn(t),
		said: a(e.cuts, e.best)
	})).filter(({ of: e }) => e.row === e.tokens.length - 1));
	function a(e, t) {
		let n = e.all[t], i = Math.min(...e.all.filter((e, n) => n !== t && n > 0)), a = n > i ? U(r).verdict.less : n < i / 2 ? U(r).verdict.most : U(r).verdict.close;
		return e.with - e.head[t] < .05 && e.with - n > .2 ? `${U(r).little} ${a}` : a;
	}
	let o = (e, t) => {
		let n = e.filter((e, n) => n !== t && n > 0);
		return [$i(Math.min(...n)), $i(Math.max(...n))];
	};
	var s = Zs(), c = L(s);
	J(c, 17, () => U(i), Hr, (e, t) => {
		let n = () => U(t).of, i = () => U(t).own, a = () => U(t).share, s = () => U(t).said;
		var c = Xs(), l = I(c), u = I(l), d = R(z(u), !0);
		k(l);
		var f = z(l, 2), p = I(f), m = I(p), h = R(m, !0), g = R(z(m), !0);
		k(p), k(f);
		var v = z(f, 2), y = I(v), b = R(y, !0), x = z(y);
		J(x, 21, () => [
			[U(r).whole, n().cuts.with],
			[U(r).cutHead, n().cuts.head[n().best]],
			[U(r).cutAll, n().cuts.all[n().best]]
		], ([e, t]) => e, (e, t) => {
			var n = /* @__PURE__ */ M(() => _(U(t), 2));
			let r = () => U(n)[0], i = () => U(n)[1];
			var a = Ys(), o = I(a), s = R(o, !0), c = z(o), l = I(c);
			let u;
			k(c);
			var d = R(z(c), !0);
			k(a), B((e) => {
				K(s, r()), u = si(l, "", u, { width: `${100 * i()}%` }), K(d, e);
			}, [() => $i(i())]), G(e, a);
		}), k(x), k(v);
		var S = z(v, 2), ee = R(S, !0), C = R(z(S, 2), !0);
		k(c), B((e, t, r, a) => {
			K(u, `${n().sentence ?? ""} `), K(d, i().guess), K(h, e), K(g, t), K(b, r), K(ee, a), K(C, s());
		}, [
			() => U(r).share(i().from, i().to),
			() => $i(a()),
			() => Q.t.story.next.guess(i().guess),
			() => Q.t.story.next.others(i().from, i().guess, ...o(n().cuts.all, n().best))
		]), G(e, c);
	});
	var l = z(c, 2), u = R(l, !0), d = z(l, 2);
	Ma(d, { get text() {
		return U(r).text;
	} });
	var f = z(d, 2), p = R(f, !0), m = R(z(f, 4), !0);
	B(() => {
		K(u, U(r).sink), K(p, U(r).next), K(m, U(r).source);
	}), G(e, s), j();
}
// src/story/screens/Tokens.svelte
var $s = /* @__PURE__ */ W("<span><i class=\"svelte-fjt6d\"></i> </span>"), ec = /* @__PURE__ */ W("<!> <div class=\"pieces svelte-fjt6d\" lang=\"en\" aria-hidden=\"true\"></div> <p class=\"label svelte-fjt6d\"> </p> <!> <p class=\"soft svelte-fjt6d\"> </p> <!>", 1);
function tc(e, t) {
	A(t, !0);
	let { reading: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story), i = /* @__PURE__ */ M(() => n.sentence.of), a = /* @__PURE__ */ M(() => na(U(i).tokens[n.row])), o = /* @__PURE__ */ M(() => n.sentence.residual(n.row).subarray(0, 64)), s = /* @__PURE__ */ M(() => U(r).tokens.list(U(a), U(o).length, U(i).model_width));
	var c = ec(), l = L(c);
	Ca(l, { first: !0 });
	var u = z(l, 2);
	J(u, 21, () => U(i).tokens, Hr, (e, t, r) => {
		var a = $s();
		let o;
		var s = I(a);
		s.textContent = r;
		var c = z(s, 1, !0);
		k(a), B((e) => {
			o = Y(a, 1, "svelte-fjt6d", null, o, {
				asker: r === n.row,
				within: r > 0 && U(i).words[r] === U(i).words[r - 1]
			}), K(c, e);
		}, [() => na(U(t))]), G(e, a);
	}), k(u);
	var d = z(u, 2), f = R(d, !0), p = z(d, 2);
	{
		let e = /* @__PURE__ */ M(() => ta(U(o)));
		Ta(p, {
			get numbers() {
				return U(o);
			},
			role: "query",
			get most() {
				return U(e);
			},
			height: 30,
			get label() {
				return U(s);
			}
		});
	}
	var m = z(p, 2), h = R(m, !0), g = z(m, 2);
	{
		let e = /* @__PURE__ */ M(() => [U(r).tokens.lists(U(i).model_width), ...U(r).tokens.text]);
		Ma(g, { get text() {
			return U(e);
		} });
	}
	B(() => {
		K(f, U(s)), K(h, U(r).positiveNegative);
	}), G(e, c), j();
}
// src/story/screens/Who.svelte
var nc = /* @__PURE__ */ W("<th scope=\"col\" class=\"svelte-1ofvybf\"> </th>"), rc = /* @__PURE__ */ W("<td class=\"svelte-1ofvybf\"> </td>"), ic = /* @__PURE__ */ W("<tr class=\"svelte-1ofvybf\"><th scope=\"row\"> </th><!></tr>"), ac = /* @__PURE__ */ W("<span> </span>"), oc = /* @__PURE__ */ W("<table class=\"svelte-1ofvybf\"><thead class=\"svelte-1ofvybf\"><tr class=\"svelte-1ofvybf\"></tr></thead><tbody class=\"svelte-1ofvybf\"></tbody></table> <p class=\"equation svelte-1ofvybf\"></p> <!>", 1);
function sc(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Q.t.story.who), r = /* @__PURE__ */ M(() => Q.t.story), i = {
		query: "Q",
		key: "K",
		value: "V",
		output: "+"
	};
	var a = oc(), o = L(a), s = I(o), c = I(s);
	J(c, 21, () => U(n).columns, Hr, (e, t) => {
		var n = nc(), r = R(n, !0);
		B(() => K(r, U(t))), G(e, n);
	}), k(c), k(s);
	var l = z(s);
	J(l, 21, () => U(n).rows, (e) => e[0], (e, t) => {
		var a = ic(), o = I(a), s = R(o);
		J(z(o), 17, () => U(t).slice(1), Hr, (e, t, r) => {
			var i = rc(), a = R(i, !0);
			B(() => {
				X(i, "data-label", U(n).columns[r + 1]), K(a, U(t));
			}), G(e, i);
		}), k(a), B(() => {
			Y(o, 1, ei(U(t)[0]), "svelte-1ofvybf"), K(s, `${i[U(t)[0]] ?? "" ?? ""} ${U(r).roles[U(t)[0]] ?? ""}`);
		}), G(e, a);
	}), k(l), k(o);
	var u = z(o, 2);
	J(u, 21, () => U(n).equation.split(/(Q|Kᵀ|V)/), Hr, (e, t) => {
		var n = ac(), r = R(n, !0);
		B(() => {
			Y(n, 1, ei({
				Q: "query",
				Kᵀ: "key",
				V: "value"
			}[U(t)] ?? ""), "svelte-1ofvybf"), K(r, U(t));
		}), G(e, n);
	}), k(u), Ma(z(u, 2), { get text() {
		return U(n).text;
	} }), G(e, a), j();
}
// src/story/screens/Wish.svelte
var cc = /* @__PURE__ */ W("<!> <!> <!> <!>", 1);
function lc(e, t) {
	A(t, !0);
	let { coins: n } = Xi(), r = /* @__PURE__ */ M(() => Q.t.story.wish), i = /* @__PURE__ */ P(!1);
	var a = cc(), o = L(a);
	Ja(o, {
		people: 2,
		way: "plain",
		height: 270
	});
	var s = z(o, 2);
	Va(s, {
		people: 2,
		onlyWish: !0
	});
	var c = z(s, 2);
	Ks(c, {
		way: "plain",
		get enough() {
			return U(i);
		},
		set enough(e) {
			F(i, e, !0);
		}
	}), Ma(z(c, 2), {
		get text() {
			return U(r).text;
		},
		children: (e, t) => {
			{
				let t = /* @__PURE__ */ M(() => U(r).found(Qi(n.ask("plain", 2).shares[0])));
				Vs(e, {
					get enough() {
						return U(i);
					},
					get text() {
						return U(t);
					}
				});
			}
		},
		$$slots: { default: !0 }
	}), G(e, a), j();
}
// src/story/screens.ts
var uc = [
	{
		id: "alone",
		part: "people",
		component: Xa
	},
	{
		id: "friend",
		part: "people",
		component: ro
	},
	{
		id: "wish",
		part: "people",
		component: lc
	},
	{
		id: "softmax",
		part: "people",
		component: Js
	},
	{
		id: "powers",
		part: "people",
		component: ss
	},
	{
		id: "product",
		part: "people",
		component: ps
	},
	{
		id: "scale",
		part: "people",
		component: Cs
	},
	{
		id: "learned",
		part: "people",
		component: To
	},
	{
		id: "tokens",
		part: "model",
		component: tc
	},
	{
		id: "qkv",
		part: "model",
		component: gs
	},
	{
		id: "scores",
		part: "model",
		component: Ls
	},
	{
		id: "scaling",
		part: "model",
		component: Fs
	},
	{
		id: "mask",
		part: "model",
		component: jo
	},
	{
		id: "shares",
		part: "model",
		component: zs
	},
	{
		id: "mix",
		part: "model",
		component: Po
	},
	{
		id: "added",
		part: "model",
		component: Ia
	},
	{
		id: "heads",
		part: "model",
		component: po
	},
	{
		id: "next",
		part: "model",
		component: zo
	},
	{
		id: "block",
		part: "around",
		component: to
	},
	{
		id: "kinds",
		part: "around",
		component: go
	},
	{
		id: "who",
		part: "around",
		component: sc
	},
	{
		id: "limits",
		part: "around",
		component: ko
	},
	{
		id: "tell",
		part: "around",
		component: Qs
	}
], dc = class {
	of;
	#e;
	constructor(e) {
		this.of = e, this.#e = new Map([
			"query",
			"key",
			"value",
			"residual",
			"added"
		].map((t) => [t, fc(e[t])]));
	}
	get length() {
		return this.of.tokens.length;
	}
	group(e) {
		return Math.floor(e / (this.of.heads / this.of.groups));
	}
	query(e, t) {
		return this.#t("query", e * this.length + t, this.of.width);
	}
	key(e, t) {
		return this.#t("key", this.group(e) * this.length + t, this.of.width);
	}
	value(e, t) {
		return this.#t("value", this.group(e) * this.length + t, this.of.width);
	}
	residual(e) {
		return this.#t("residual", e, this.of.model_width);
	}
	added(e) {
		return this.#t("added", e, this.of.model_width);
	}
	#t(e, t, n) {
		return this.#e.get(e).subarray(t * n, (t + 1) * n);
	}
};
function fc(e) {
	let t = Uint8Array.from(atob(e.base64), (e) => e.charCodeAt(0)), n = new DataView(t.buffer), r = e.dtype === "float32" ? 4 : 2, i = new Float32Array(t.length / r);
	for (let e = 0; e < i.length; e++) i[e] = r === 4 ? n.getFloat32(e * 4, !0) : pc(n.getUint16(e * 2, !0));
	return i;
}
function pc(e) {
	let t = e & 32768 ? -1 : 1, n = e >> 10 & 31, r = e & 1023;
	return n === 0 ? t * r * 2 ** -24 : n === 31 ? r ? NaN : t * Infinity : t * (1 + r / 1024) * 2 ** (n - 15);
}
// src/story/state.svelte.ts
var mc = class {
	start;
	#e = /* @__PURE__ */ P(0);
	get wants() {
		return U(this.#e);
	}
	set wants(e) {
		F(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ P(Yt([]));
	get has() {
		return U(this.#t);
	}
	set has(e) {
		F(this.#t, e, !0);
	}
	#n = /* @__PURE__ */ P(Yt([]));
	get gives() {
		return U(this.#n);
	}
	set gives(e) {
		F(this.#n, e, !0);
	}
	constructor(e) {
		this.start = e, this.reset();
	}
	reset() {
		this.wants = this.start.wants, this.has = Object.values(this.start.has), this.gives = Object.values(this.start.gives);
	}
	ask(e, t, n = this.wants) {
		let r = this.has.slice(0, t).map((e) => e / n), i = e === "plain" ? ia(r) : aa(r), a = i.map((e, t) => e * this.gives[t]), o = a.reduce((e, t) => e + t, 0);
		return {
			scores: r,
			shares: i,
			coins: a,
			gain: o,
			total: this.start.own + o
		};
	}
}, hc = class {
	#e = /* @__PURE__ */ P(0);
	get index() {
		return U(this.#e);
	}
	set index(e) {
		F(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ P(0);
	get row() {
		return U(this.#t);
	}
	set row(e) {
		F(this.#t, e, !0);
	}
	#n = /* @__PURE__ */ P(0);
	get head() {
		return U(this.#n);
	}
	set head(e) {
		F(this.#n, e, !0);
	}
	#r = /* @__PURE__ */ P(0);
	get key() {
		return U(this.#r);
	}
	set key(e) {
		F(this.#r, e, !0);
	}
	#i = /* @__PURE__ */ P([]);
	get all() {
		return U(this.#i);
	}
	set all(e) {
		F(this.#i, e);
	}
	constructor(e) {
		this.all = e.sentences.map((e) => new dc(e)), this.choose(0);
	}
	get sentence() {
		return this.all[this.index];
	}
	choose(e) {
		this.index = e;
		let { row: t, head: n, best: r } = this.sentence.of;
		[this.row, this.head, this.key] = [
			t,
			n,
			r
		];
	}
	add(e) {
		this.all = [new dc(e), ...this.all], this.choose(0);
	}
	ask(e) {
		this.row = e, this.key = this.strongest();
	}
	strongest(e = this.head, t = this.row) {
		let n = this.shares(e, t).slice(1, t + 1);
		return t === 0 ? 0 : 1 + n.reduce((e, t, n, r) => t > r[e] ? n : e, 0);
	}
	inducing() {
		let { words: e, tokens: t } = this.sentence.of, n = this.strongest(), r = (n) => t.filter((t, r) => e[r] === n).join("").trim(), i = e[n - 1];
		if (i === void 0 || e[n] === i || this.shares()[n] < .5) return !1;
		let a = e[this.row], o = (e, t) => t < this.row && e !== a && r(e) === r(a);
		return e.reduce((e, t, n) => o(t, n) ? n : e, -1) === n - 1;
	}
	shareIn(e) {
		let t = this.all[e], { head: n, row: r, best: i, tokens: a } = t.of, o = a.map((e, r) => t.key(n, r));
		return aa(la(t.query(n, r), o, void 0, (e) => e <= r))[i];
	}
	scores(e = this.head, t = this.row, n = {}) {
		let r = this.sentence.of.tokens.map((t, n) => this.sentence.key(e, n));
		return la(this.sentence.query(e, t), r, n.scale, (e) => n.mask === !1 || e <= t);
	}
	shares(e = this.head, t = this.row, n = {}) {
		return aa(this.scores(e, t, n));
	}
}, gc = /* @__PURE__ */ W("<span class=\"subtitle svelte-gwhft2\"></span>"), _c = /* @__PURE__ */ W("<h1 class=\"subtitle svelte-gwhft2\"> </h1>"), vc = /* @__PURE__ */ W("<h1 class=\"svelte-gwhft2\"> </h1> <p class=\"lead svelte-gwhft2\"> </p>", 1), yc = /* @__PURE__ */ W("<section class=\"svelte-gwhft2\"><p class=\"part svelte-gwhft2\"> <span aria-hidden=\"true\">·</span> </p> <h2 tabindex=\"-1\" class=\"svelte-gwhft2\"> </h2> <!></section>"), bc = /* @__PURE__ */ W("<option class=\"svelte-gwhft2\"> </option>"), xc = /* @__PURE__ */ W("<optgroup class=\"svelte-gwhft2\"></optgroup>"), Sc = /* @__PURE__ */ W("<header class=\"svelte-gwhft2\"><a class=\"mark svelte-gwhft2\"><span class=\"query\">q</span><span class=\"key\">k</span><span class=\"value\">v</span></a> <!> <!></header> <main><!> <!></main> <nav class=\"svelte-gwhft2\"><div class=\"bar svelte-gwhft2\"><button class=\"step svelte-gwhft2\" aria-keyshortcuts=\"ArrowLeft\">← <span class=\"svelte-gwhft2\"> </span></button> <div class=\"middle svelte-gwhft2\"><label class=\"unseen\" for=\"contents\"> </label> <select id=\"contents\" class=\"svelte-gwhft2\"></select> <button class=\"quiet svelte-gwhft2\"> </button></div> <button class=\"step forward svelte-gwhft2\" aria-keyshortcuts=\"ArrowRight\"><span class=\"svelte-gwhft2\"> </span> →</button></div> <div class=\"progress svelte-gwhft2\" aria-hidden=\"true\"><div class=\"svelte-gwhft2\"></div></div></nav>", 1);
function Cc(e, t) {
	A(t, !0);
	let n = Z(t, "read", 3, null);
	Ke("story", {
		data: t.data,
		coins: new mc(t.data.numbers.coins),
		reading: new hc(t.data),
		read: n()
	});
	let r = /* @__PURE__ */ M(() => Q.t.story), i = () => Math.max(0, uc.findIndex((e) => `#${e.id}` === location.hash)), a = /* @__PURE__ */ P(Yt(i())), o = /* @__PURE__ */ P(location.hash === "#all"), s = /* @__PURE__ */ M(() => uc[U(a)]), c = /* @__PURE__ */ M(() => Object.keys(U(r).parts));
	vn(() => {
		document.title = U(o) ? U(r).title : `${U(r)[U(s).id].title} · ${U(r).title}`;
	});
	async function l(e) {
		if (e < 0 || e >= uc.length) return;
		F(a, e, !0), history.replaceState(null, "", `#${uc[e].id}`), await sr();
		let t = document.getElementById(`${uc[e].id}-title`);
		t?.focus({ preventScroll: !0 }), U(o) ? t?.scrollIntoView() : window.scrollTo(0, 0);
	}
	async function u(e) {
		F(o, e, !0), await sr(), e && history.replaceState(null, "", "#all"), await l(U(a));
	}
	function d(e) {
		let t = e.target;
		if (U(o) || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || t.closest?.("input, select, textarea, [data-keys]")) return;
		let n = {
			ArrowRight: 1,
			ArrowLeft: -1
		}[e.key];
		n !== void 0 && (e.preventDefault(), l(U(a) + n));
	}
	var f = Sc();
	hr("keydown", Qt, d), hr("hashchange", Qt, () => F(a, i(), !0));
	var p = L(f), m = I(p), h = z(m, 2), g = (e) => {
		G(e, gc());
	}, _ = (e) => {
		var t = _c(), n = R(t, !0);
		B(() => K(n, U(r).title)), G(e, t);
	};
	q(h, (e) => {
		U(a) === 0 || U(o) ? e(g) : e(_, -1);
	}), Yi(z(h, 2), {}), k(p);
	var v = z(p, 2);
	let y;
	var b = I(v), x = (e) => {
		var t = vc(), n = L(t), i = R(n, !0), a = R(z(n, 2), !0);
		B(() => {
			K(i, U(r).title), K(a, U(r).subtitle);
		}), G(e, t);
	}, S = (e) => {
		var t = vc(), n = L(t), i = R(n, !0), a = R(z(n, 2), !0);
		B(() => {
			K(i, U(r).title), K(a, U(r).subtitle);
		}), G(e, t);
	};
	q(b, (e) => {
		U(o) ? e(x) : U(a) === 0 && e(S, 1);
	}), J(z(b, 2), 19, () => uc, (e) => e.id, (e, t, n) => {
		var i = Or(), s = L(i), c = (e) => {
			var i = yc(), a = I(i), o = I(a), s = z(o, 2);
			k(a);
			var c = z(a, 2), l = R(c, !0);
			Zr(z(c, 2), () => U(t).component, (e, t) => {
				t(e, {});
			}), k(i), B((e) => {
				X(i, "id", `screen-${U(t).id ?? ""}`), X(i, "aria-labelledby", `${U(t).id ?? ""}-title`), K(o, `${U(r).parts[U(t).part] ?? ""} `), K(s, ` ${e ?? ""}`), X(c, "id", `${U(t).id ?? ""}-title`), K(l, U(r)[U(t).id].title);
			}, [() => U(r).of(U(n) + 1, uc.length)]), G(e, i);
		};
		q(s, (e) => {
			(U(o) || U(n) === U(a)) && e(c);
		}), G(e, i);
	}), k(v);
	var ee = z(v, 2), C = I(ee), w = I(C), T = R(z(I(w)), !0);
	k(w);
	var te = z(w, 2), ne = I(te), re = R(ne, !0), E = z(ne, 2);
	J(E, 20, () => U(c), (e) => e, (e, t) => {
		var n = xc();
		J(n, 23, () => uc, (e) => e.id, (e, n, i) => {
			var a = Or(), o = L(a), s = (e) => {
				var t = bc(), a = R(t), o = {};
				B(() => {
					K(a, `${U(i) + 1}. ${U(r)[U(n).id].title ?? ""}`), o !== (o = U(i)) && (t.value = (t.__value = o) ?? "");
				}), G(e, t);
			};
			q(o, (e) => {
				U(n).part === t && e(s);
			}), G(e, a);
		}), k(n), B(() => X(n, "label", U(r).parts[t])), G(e, n);
	}), k(E);
	var ie;
	di(E);
	var ae = z(E, 2), oe = R(ae, !0);
	k(te);
	var se = z(te, 2), ce = R(I(se), !0);
	Ce(), k(se), k(C);
	var le = z(C, 2), ue = I(le);
	let de;
	k(le), k(ee), B(() => {
		X(m, "href", `#${uc[0].id ?? ""}`), y = Y(v, 1, "svelte-gwhft2", null, y, { whole: U(o) }), X(ee, "aria-label", U(r).contents), w.disabled = U(o) || U(a) === 0, K(T, U(r).back), K(re, U(r).contents), ie !== (ie = U(a)) && (E.value = (E.__value = ie) ?? "", ui(E, ie)), K(oe, U(o) ? U(r).oneByOne : U(r).onePage), se.disabled = U(o) || U(a) === uc.length - 1, K(ce, U(r).forward), de = si(ue, "", de, { width: `${100 * (U(a) + 1) / uc.length}%` });
	}), gr("click", m, (e) => (e.preventDefault(), l(0))), gr("click", w, () => l(U(a) - 1)), gr("change", E, (e) => l(Number(e.currentTarget.value))), gr("click", ae, () => u(!U(o))), gr("click", se, () => l(U(a) + 1)), G(e, f), j();
}
_r(["click", "change"]), Ui.apply(), Q.apply();
var wc = document.getElementById("page"), Tc = Wi();
Tc ? Ir(Cc, {
	target: wc,
	props: { data: Tc }
}) : Ki.story().then((e) => Ir(Cc, {
	target: wc,
	props: {
		data: e,
		read: Ki.sentence
	}
}), (e) => wc.replaceChildren(Object.assign(document.createElement("p"), {
	role: "alert",
	textContent: e.message
})));
