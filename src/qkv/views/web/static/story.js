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
var h = 1024, g = 2048, _ = 4096, v = 8192, y = 16384, b = 32768, x = 1 << 25, S = 65536, C = 1 << 19, w = 1 << 20, T = 1 << 25, ee = 1 << 21, te = 1 << 22, ne = 1 << 23, E = Symbol("$state"), re = Symbol("component"), ie = Symbol("legacy props"), ae = Symbol(""), oe = Symbol("attributes"), se = Symbol("class"), ce = Symbol("style"), le = Symbol("text"), ue = Symbol("form reset"), de = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), fe = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml"), pe = {}, me = Symbol("uninitialized"), he = "http://www.w3.org/1999/xhtml";
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
function xe(e) {
	if (e === null) throw _e(), pe;
	return O = e;
}
function Se() {
	return xe(/* @__PURE__ */ on(O));
}
function k(e) {
	if (D) {
		if (/* @__PURE__ */ on(O) !== null) throw _e(), pe;
		O = e;
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
function Te(e) {
	if (!e || e.nodeType !== 8) throw _e(), pe;
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
	return i(e, re, { value: !0 }), e;
}
function Je() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var Ye = [];
function Xe() {
	var e = Ye;
	Ye = [], f(e);
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
var $e = ~(g | _ | h);
function et(e, t) {
	e.f = e.f & $e | t;
}
function tt(e) {
	e.f & 512 || e.deps === null ? et(e, h) : et(e, _);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function nt(e, t) {
	e.f & 2048 ? t.set(e, g) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, _), et(e, h);
}
// node_modules/svelte/src/internal/client/dom/elements/misc.js
var rt = !1;
function it() {
	rt || (rt = !0, document.addEventListener("reset", (e) => {
		Promise.resolve().then(() => {
			if (!e.defaultPrevented) for (let t of e.target.elements) t[ue]?.();
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
	let i = e[ue];
	e[ue] = i ? () => {
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
	var t = 2 | g;
	return H !== null && (H.f |= C), {
		ctx: Ue,
		deps: null,
		effects: null,
		equals: Ee,
		f: t,
		fn: e,
		reactions: null,
		rv: 0,
		v: me,
		wv: 0,
		parent: H,
		ac: null
	};
}
var ft = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function pt(e, t, n) {
	let r = H;
	r === null && Ae();
	var i = void 0, a = Vt(me), o = !V, s = /* @__PURE__ */ new Set();
	return Sn(() => {
		var t = H, n = p();
		i = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== de && n.reject(e);
			}).finally(lt);
		} catch (e) {
			n.reject(e), lt();
		}
		var c = N;
		if (o) {
			if (t.f & 32768) var l = ut();
			if (r.b?.is_rendered()) c.async_deriveds.get(t)?.reject(ft);
			else for (let e of s.values()) e.reject(ft);
			s.add(n), c.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), s.delete(n), t !== ft && (c.activate(), t ? (a.f |= ne, Gt(a, t)) : (a.f & 8388608 && (a.f ^= ne), Gt(a, e)), c.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), _n(() => {
		for (let e of s) e.reject(ft);
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
	var t, n = H, r = e.parent;
	if (!Rn && r !== null && e.v !== me && r.f & 24576) return ge(), e.v;
	Hn(r);
	try {
		ht(e), t = nr(e);
	} finally {
		Hn(n);
	}
	return t;
}
function _t(e) {
	var t = gt(e);
	!e.equals(t) && (e.wv = $n(), (!N?.is_fork || e.deps === null) && (N === null ? e.v = t : (N.capture(e, t, !0), xt?.capture(e, t, !0)), e.deps === null)) ? et(e, h) : Rn || (St === null ? tt(e) : (gn() || N?.is_fork) && St.set(e, t));
}
function vt(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && at(() => {
		t.ac.abort(de), t.ac = null;
	}), t.fn !== null && (t.teardown = d), ar(t, 0), Dn(t));
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
			for (var r of n.d) et(r, g), t(r);
			for (r of n.m) et(r, _), t(r);
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
		e.f ^= h;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= h : i & 4 ? t.push(r) : er(r) && (i & 16 && this.add_dirty_reaction(r, _), or(r));
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
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), et(i, g), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), N = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) nt(e[t], this.#s);
	}
	capture(e, t, n = !1) {
		e.v !== me && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [t, n]), St?.set(e, t)), this.is_fork || (e.v = t);
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
		return (this.#i ??= p()).promise;
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
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), et(e, h);
		for (var n = e.first; n !== null;) It(n, t), n = n.next;
	}
}
function Lt(e) {
	et(e, h);
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
		e.wv = $n(), Ut = null, Wt = 0, Jt(e, g, n), Ut = null, Je() && H !== null && H.f & 1024 && !(H.f & 96) && (qn === null ? Jn([e]) : qn.push(e)), !r.is_fork && Rt.size > 0 && !Bt && Kt();
	}
	return t;
}
function Kt() {
	Bt = !1;
	for (let e of Rt) {
		e.f & 1024 && et(e, _);
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
				var l = (c & g) === 0;
				if (l && et(s, t), c & 131072) Rt.add(s);
				else if (c & 2) {
					var u = s;
					St?.delete(u), Jt(u, _, n);
				} else if (l) {
					var d = s;
					c & 16 && Nt !== null && Nt.add(d), n === null ? Ft(d) : n.push(d);
				}
			}
		}
	}
}
function Yt(t) {
	if (typeof t != "object" || !t || E in t || re in t) return t;
	let n = l(t);
	if (n !== s && n !== c) return t;
	var r = /* @__PURE__ */ new Map(), i = e(t), o = /* @__PURE__ */ P(0), u = null, d = Zn, f = (e) => {
		if (Zn === d) return e();
		var t = V, n = Zn;
		Vn(null), Qn(d);
		var r = e();
		return Vn(t), Qn(n), r;
	};
	return i && r.set("length", /* @__PURE__ */ P(t.length, u)), new Proxy(t, {
		defineProperty(e, t, n) {
			"value" in n && n.configurable !== !1 && n.enumerable !== !1 && n.writable !== !1 || Le();
			var i = r.get(t);
			return i === void 0 ? f(() => {
				var e = /* @__PURE__ */ P(n.value, u);
				return r.set(t, e), e;
			}) : F(i, n.value, !0), !0;
		},
		deleteProperty(e, t) {
			var n = r.get(t);
			if (n === void 0) {
				if (t in e) {
					let e = f(() => /* @__PURE__ */ P(me, u));
					r.set(t, e), qt(o);
				}
			} else F(n, me), qt(o);
			return !0;
		},
		get(e, n, i) {
			if (n === E) return t;
			var o = r.get(n), s = n in e;
			if (o === void 0 && (!s || a(e, n)?.writable) && (o = f(() => /* @__PURE__ */ P(Yt(s ? e[n] : me), u)), r.set(n, o)), o !== void 0) {
				var c = U(o);
				return c === me ? void 0 : c;
			}
			return Reflect.get(e, n, i);
		},
		getOwnPropertyDescriptor(e, t) {
			this.has?.(e, t);
			var n = Reflect.getOwnPropertyDescriptor(e, t), i = r.get(t);
			if (i !== void 0) {
				var a = U(i);
				if (a === me) return;
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
			if (t === E) return !0;
			var n = r.get(t), i = n !== void 0 && n.v !== me || Reflect.has(e, t);
			return (n !== void 0 || (H !== null || V !== null) && (!i || a(e, t)?.writable)) && (n === void 0 && (n = f(() => /* @__PURE__ */ P(i ? Yt(e[t]) : me, u)), r.set(t, n)), U(n) === me) ? !1 : i;
		},
		set(e, t, n, s) {
			var c = r.get(t), l = t in e;
			if (i && t === "length") for (var d = n; d < c.v; d += 1) {
				var p = r.get(d + "");
				p === void 0 ? d in e && (p = f(() => /* @__PURE__ */ P(me, u)), r.set(d + "", p)) : F(p, me);
			}
			if (c === void 0) (!l || a(e, t)?.writable) && (c = f(() => /* @__PURE__ */ P(void 0, u)), F(c, Yt(n)), r.set(t, c));
			else {
				l = c.v !== me;
				var m = f(() => Yt(n));
				F(c, m);
			}
			var h = Reflect.getOwnPropertyDescriptor(e, t);
			if (h?.set && h.set.call(s, n), !l) {
				if (i && typeof t == "string") {
					var g = r.get("length"), _ = Number(t);
					Number.isInteger(_) && _ >= g.v && F(g, _ + 1);
				}
				qt(o);
			}
			return !0;
		},
		ownKeys(e) {
			U(o);
			var t = Reflect.ownKeys(e).filter((e) => {
				var t = r.get(e);
				return t === void 0 || t.v !== me;
			});
			for (var [n, i] of r) i.v !== me && !(n in e) && t.push(n);
			return t;
		},
		setPrototypeOf() {
			Re();
		}
	});
}
function Xt(e) {
	try {
		if (typeof e == "object" && e && E in e) return e[E];
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
		en = a(t, "firstChild").get, tn = a(t, "nextSibling").get, u(e) && (e[se] = void 0, e[oe] = null, e[ce] = void 0, e.__e = void 0), u(n) && (n[le] = void 0);
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
	if (t === null) return V.f |= ne, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	fn(e, t);
}
function fn(e, t) {
	if (e === pe) throw e;
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
function pn(e) {
	H === null && (V === null && Pe(e), Ne()), Rn && Me(e);
}
function mn(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function hn(e, t) {
	var n = H;
	n !== null && n.f & 8192 && (e |= v);
	var r = {
		ctx: Ue,
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
	N?.register_created_effect(r);
	var i = r;
	if (e & 4) Et === null ? At.ensure().schedule(r) : Et.push(r);
	else if (t !== null) {
		try {
			or(r);
		} catch (e) {
			throw kn(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= S));
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
	return et(t, h), t.teardown = e, t;
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
	return hn(4 | w, e);
}
function bn(e) {
	At.ensure();
	let t = hn(64 | C, e);
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
	return hn(te | C, e);
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
	return hn(32 | C, e);
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
			e.abort(de);
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
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (An(e.nodes.start, e.nodes.end), n = !0), e.f |= x, Dn(e, t && !n), ar(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	En(e), e.f ^= x, e.f |= y;
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
		e.f ^= v;
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
		e.f ^= v, e.f & 1024 || (et(e, g), At.ensure().schedule(e));
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
		t & 512 && St === null && et(e, h);
	}
	return !1;
}
function tr(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Un !== null && Un.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? tr(a, t, !1) : t === a && (n ? et(a, g) : a.f & 1024 && et(a, _), Ft(a));
	}
}
function nr(e) {
	var t = Gn, n = Kn, r = qn, i = V, a = Un, o = Ue, s = Bn, c = Zn, l = e.f;
	Gn = null, Kn = 0, qn = null, V = l & 96 ? null : e, Un = null, We(e.ctx), Bn = !1, Zn = ++Xn, e.ac !== null && (at(() => {
		e.ac.abort(de);
	}), e.ac = null);
	try {
		e.f |= ee;
		var u = e.fn, d = u();
		e.f |= b;
		var f = rr(e);
		if (Je() && qn !== null && !Bn && f !== null && !(e.f & 6146)) for (var p = 0; p < qn.length; p++) tr(qn[p], e);
		if (i !== null && i !== e) {
			if (Xn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = Xn;
			if (t !== null) for (let e of t) e.rv = Xn;
			qn !== null && (r === null ? r = qn : r.push(...qn));
		}
		return e.f & 8388608 && (e.f ^= ne), d;
	} catch (t) {
		return rr(e), dn(t);
	} finally {
		e.f ^= ee, Gn = t, Kn = n, qn = r, V = i, Un = a, We(o), Bn = s, Zn = c;
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
function ir(e, r) {
	let i = r.reactions;
	if (i !== null) {
		var a = t.call(i, e);
		if (a !== -1) {
			var o = i.length - 1;
			o === 0 ? i = r.reactions = null : (i[a] = i[o], i.pop());
		}
	}
	if (i === null && r.f & 2 && (Gn === null || !n.call(Gn, r))) {
		var s = r;
		s.f & 512 && (s.f ^= 512), s.v !== me && tt(s), s.ac !== null && at(() => {
			s.ac.abort(de), s.ac = null, et(s, g);
		}), vt(s), ar(s, 0);
	}
}
function ar(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) ir(e, n[r]);
}
function or(e) {
	var t = e.f;
	if (!(t & 16384)) {
		et(e, h);
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
		var r = V.deps;
		if (V.f & 2097152) e.rv < Xn && (e.rv = Xn, Gn === null && r !== null && r[Kn] === e ? Kn++ : Gn === null ? Gn = [e] : Gn.push(e));
		else {
			V.deps ??= [], n.call(V.deps, e) || V.deps.push(e);
			var i = e.reactions;
			i === null ? e.reactions = [V] : n.call(i, V) || i.push(V);
		}
	}
	if (Rn && zt.has(e)) return zt.get(e);
	if (t) {
		var a = e;
		if (Rn) {
			var o = a.v;
			return (!(a.f & 1024) && a.reactions !== null || lr(a)) && (o = gt(a)), zt.set(a, o), o;
		}
		var s = !(a.f & 512) && !Bn && V !== null && !!(V.f & 512), c = (a.f & b) === 0;
		er(a) && (s && (a.f |= 512), _t(a)), s && !c && (yt(a), cr(a));
	}
	if (St?.has(e)) return St.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function cr(e) {
	if (e.f |= 512, e.deps !== null) for (let r of e.deps) {
		var t = r.reactions;
		t === null ? r.reactions = [e] : n.call(t, e) || t.push(e), r.f & 2 && !(r.f & 512) && (yt(r), cr(r));
	}
}
function lr(e) {
	if (e.v === me) return !0;
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
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var dr = ["touchstart", "touchmove"];
function fr(e) {
	return dr.includes(e);
}
// node_modules/svelte/src/internal/client/dom/elements/events.js
var pr = Symbol("events"), mr = /* @__PURE__ */ new Set(), hr = /* @__PURE__ */ new Set();
function gr(e, t, n, r = {}) {
	function i(e) {
		if (r.capture || xr.call(t, e), !e.cancelBubble) return at(() => n?.call(this, e));
	}
	return e.startsWith("pointer") || e.startsWith("touch") || e === "wheel" ? (i.__removed = !1, Ze(() => {
		i.__removed || t.addEventListener(e, i, r);
	})) : t.addEventListener(e, i, r), i;
}
function _r(e, t, n, r, i) {
	var a = {
		capture: r,
		passive: i
	}, o = gr(e, t, n, a);
	(t === document.body || t === window || t === document || t instanceof HTMLMediaElement) && _n(() => {
		o.__removed = !0, t.removeEventListener(e, o, a);
	});
}
function W(e, t, n) {
	(t[pr] ??= {})[e] = n;
}
function vr(e) {
	for (var t = 0; t < e.length; t++) mr.add(e[t]);
	for (var n of hr) n(e);
}
var yr = null, br = !1;
function xr(e) {
	var t = this, n = t.ownerDocument, r = e.type, a = e.composedPath?.() || [], o = a[0] || e.target;
	yr = e, br || (br = !0, setTimeout(() => {
		br = !1, yr = null;
	}));
	var s = 0, c = yr === e && e[pr];
	if (c) {
		var l = a.indexOf(c);
		if (l !== -1 && (t === document || t === window)) {
			e[pr] = t;
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
		var d = V, f = H;
		Vn(null), Hn(null);
		try {
			for (var p, m = []; o !== null && o !== t;) {
				try {
					var h = o[pr]?.[r];
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
			e[pr] = t, delete e.currentTarget, Vn(d), Hn(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var Sr = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function Cr(e) {
	return Sr?.createHTML(e) ?? e;
}
function wr(e) {
	var t = ln("template");
	return t.innerHTML = Cr(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function Tr(e, t) {
	var n = H;
	n.nodes === null && (n.nodes = {
		start: e,
		end: t,
		a: null,
		t: null
	});
}
/*#__NO_SIDE_EFFECTS__*/
function G(e, t) {
	var n = !!(t & 1), r = !!(t & 2), i, a = !e.startsWith("<!>");
	return () => {
		if (D) return Tr(O, null), O;
		i === void 0 && (i = wr(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ an(i)));
		var t = r || $t ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ an(t), s = t.lastChild;
			Tr(o, s);
		} else Tr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Er(e, t, n = "svg") {
	var r = !e.startsWith("<!>"), i = !!(t & 1), a = `<${n}>${r ? e : "<!>" + e}</${n}>`, o;
	return () => {
		if (D) return Tr(O, null), O;
		if (!o) {
			var e = /* @__PURE__ */ an(wr(a));
			if (i) for (o = document.createDocumentFragment(); /* @__PURE__ */ an(e);) o.appendChild(/* @__PURE__ */ an(e));
			else o = /* @__PURE__ */ an(e);
		}
		var t = o.cloneNode(!0);
		if (i) {
			var n = /* @__PURE__ */ an(t), r = t.lastChild;
			Tr(n, r);
		} else Tr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Dr(e, t) {
	return /* @__PURE__ */ Er(e, t, "svg");
}
function Or(e = "") {
	if (!D) {
		var t = rn(e + "");
		return Tr(t, t), t;
	}
	var n = O;
	return n.nodeType === 3 ? un(n) : (n.before(n = rn()), xe(n)), Tr(n, n), n;
}
function kr() {
	if (D) return Tr(O, null), O;
	var e = document.createDocumentFragment(), t = document.createComment(""), n = rn();
	return e.append(t, n), Tr(t, n), e;
}
function K(e, t) {
	if (D) {
		var n = H;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = O), Se();
	} else e !== null && e.before(t);
}
function Ar() {
	if (D && O && O.nodeType === 8 && O.textContent?.startsWith("$")) {
		let e = O.textContent.substring(1);
		return Se(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function jr(e) {
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
var Mr = S | C;
function Nr(e, t, n, r) {
	new Pr(e, t, n, r);
}
var Pr = class {
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
	#m = jr(() => (this.#p = Vt(this.#l), () => {
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
		}, Mr), D && (this.#e = O);
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
		return (this.#i.f & (y | x)) !== 0;
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
	error(e) {
		if (e === pe || !this.#n.onerror && !this.#n.failed) throw e;
		N?.is_fork ? (this.#a && N.skip_effect(this.#a), this.#o && N.skip_effect(this.#o), this.#s && N.skip_effect(this.#s), N.oncommit(() => {
			this.#v() || this.#w(e);
		})) : this.#w(e);
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
function q(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[le] ??= e.nodeValue) && (e[le] = n, e.nodeValue = `${n}`);
}
function Fr(e, t) {
	return Lr(e, t);
}
var Ir = /* @__PURE__ */ new Map();
function Lr(e, { target: t, anchor: n, props: i = {}, events: a, context: o, intro: s = !0, transformError: c }) {
	nn();
	var l = void 0, u = bn(() => {
		var s = n ?? t.appendChild(rn());
		Nr(s, { pending: () => {} }, (t) => {
			A({});
			var n = Ue;
			if (o && (n.c = o), a && (i.$$events = a), D && Tr(t, null), l = e(t, i) || qe(), D && (H.nodes.end = O, O === null || O.nodeType !== 8 || O.data !== "]")) throw _e(), pe;
			j();
		}, c);
		var u = /* @__PURE__ */ new Set(), d = (e) => {
			for (var n = 0; n < e.length; n++) {
				var r = e[n];
				if (!u.has(r)) {
					u.add(r);
					var i = fr(r);
					for (let e of [t, document]) {
						var a = Ir.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), Ir.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, xr, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return d(r(mr)), hr.add(d), () => {
			for (var e of u) for (let n of [t, document]) {
				var r = Ir.get(n), i = r.get(e);
				--i == 0 ? (n.removeEventListener(e, xr), r.delete(e), r.size === 0 && Ir.delete(n)) : r.set(e, i);
			}
			hr.delete(d), s !== n && s.parentNode?.removeChild(s);
		};
	});
	return Rr.set(l, u), l;
}
var Rr = /* @__PURE__ */ new WeakMap(), zr = class {
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
// node_modules/svelte/src/internal/client/dom/blocks/if.js
function Br(e, t, n = !1) {
	var r;
	D && (r = O, Se());
	var i = new zr(e), a = n ? S : 0;
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
function Vr(e, t) {
	return t;
}
function Hr(e, t, n) {
	for (var i = [], a = t.length, o, s = t.length, c = 0; c < a; c++) {
		let n = t[c];
		Mn(n, () => {
			if (o) {
				if (o.pending.delete(n), o.done.add(n), o.pending.size === 0) {
					var t = e.outrogroups;
					Ur(e, r(o.done)), t.delete(o), t.size === 0 && (e.outrogroups = null);
				}
			} else --s;
		}, !1);
	}
	if (s === 0) {
		var l = i.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			sn(d), d.append(u), e.items.clear();
		}
		Ur(e, t, !l);
	} else o = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(o);
}
function Ur(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= T, In(a, document.createDocumentFragment())) : kn(t[i], n);
	}
}
var Wr;
function J(t, n, i, a, o, s = null) {
	var c = t, l = /* @__PURE__ */ new Map();
	if (n & 4) {
		var u = t;
		c = D ? xe(/* @__PURE__ */ an(u)) : u.appendChild(rn());
	}
	D && Se();
	var d = null, f = /* @__PURE__ */ mt(() => {
		var t = i();
		return e(t) ? t : t == null ? [] : r(t);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var t = U(f);
			_.fallback = d, Kr(_, t, c, n, a), d !== null && (t.length === 0 ? d.f & 33554432 ? (d.f ^= T, Jr(d, null, c)) : Pn(d) : Mn(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: wn(() => {
			var e = U(f), t = e.length;
			let r = !1;
			D && Te(c) === "[!" != (t === 0) && (c = we(), xe(c), be(!1), r = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = N, v = cn(), y = 0; y < t; y += 1) {
				D && O.nodeType === 8 && O.data === "]" && (c = O, r = !0, be(!1));
				var b = e[y], x = a(b, y), S = m ? null : l.get(x);
				S ? (S.v && Gt(S.v, b), S.i && Gt(S.i, y), v && _.unskip_effect(S.e)) : (S = qr(l, m ? c : Wr ??= rn(), b, x, y, o, n, i), m || (S.e.f |= T), l.set(x, S)), u.add(x);
			}
			if (t === 0 && s && !d && (m ? d = Tn(() => s(c)) : (d = Tn(() => s(Wr ??= rn())), d.f |= T)), t > u.size && je("", "", ""), D && t > 0 && xe(we()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			r && be(!0), U(f);
		}),
		flags: n,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, D && (c = O);
}
function Gr(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function Kr(e, t, n, i, a) {
	var o = !!(i & 8), s = t.length, c = e.items, l = Gr(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (o) for (v = 0; v < s; v += 1) h = t[v], g = a(h, v), _ = c.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < s; v += 1) {
		if (h = t[v], g = a(h, v), _ = c.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (Pn(_), o && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= T, _ === l) Jr(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), Yr(e, d, _), Yr(e, _, y), Jr(_, y, n), d = _, p = [], m = [], l = Gr(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], C = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) Jr(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					Yr(e, S.prev, C.next), Yr(e, d, S), Yr(e, C, b), l = b, d = C, --v, p = [], m = [];
				} else u.delete(_), Jr(_, l, n), Yr(e, _.prev, _.next), Yr(e, _, d === null ? e.effect.first : d.next), Yr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = Gr(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = Gr(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (Ur(e, r(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var w = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || w.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && w.push(l), l = Gr(l.next);
		var ee = w.length;
		if (ee > 0) {
			var te = i & 4 && s === 0 ? n : null;
			if (o) {
				for (v = 0; v < ee; v += 1) w[v].nodes?.a?.measure();
				for (v = 0; v < ee; v += 1) w[v].nodes?.a?.fix();
			}
			Hr(e, w, te);
		}
	}
	o && Ze(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function qr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? Vt(n) : /* @__PURE__ */ Ht(n, !1, !1) : null, l = o & 2 ? Vt(i) : null;
	return {
		v: c,
		i: l,
		e: Tn(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function Jr(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ on(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function Yr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function Xr(e, t, ...n) {
	var r = new zr(e);
	wn(() => {
		let e = t() ?? null;
		r.ensure(e, e && ((t) => e(t, ...n)));
	}, S);
}
// node_modules/svelte/src/internal/client/dom/blocks/svelte-component.js
function Zr(e, t, n) {
	var r;
	D && (r = O, Se());
	var i = new zr(e);
	wn(() => {
		var e = t() ?? null;
		if (D && Te(r) === "[" != (e !== null)) {
			var a = we();
			xe(a), i.anchor = a, be(!1), i.ensure(e, e && ((t) => n(t, e))), be(!0);
		} else i.ensure(e, e && ((t) => n(t, e)));
	}, S);
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
function oi(e, t, n, r, i, a) {
	var o = e[se];
	if (D || o !== n || o === void 0) {
		var s = ni(n, r, a);
		D && s === e.getAttribute("class") || (s == null ? e.removeAttribute("class") : t ? e.className = s : e.setAttribute("class", s)), e[se] = n;
	} else if (a && i !== a) for (var c in a) {
		var l = !!a[c];
		(i == null || l !== !!i[c]) && e.classList.toggle(c, l);
	}
	return a;
}
// node_modules/svelte/src/internal/client/dom/elements/style.js
function si(e, t = {}, n, r) {
	for (var i in n) {
		var a = n[i];
		t[i] !== a && (n[i] == null ? e.style.removeProperty(i) : e.style.setProperty(i, a, r));
	}
}
function ci(e, t, n, r) {
	var i = e[ce];
	if (D || i !== t) {
		var a = ai(t, r);
		D && a === e.getAttribute("style") || (a == null ? e.removeAttribute("style") : e.style.cssText = a), e[ce] = t;
	} else r && (Array.isArray(r) ? (si(e, n?.[0], r[0]), si(e, n?.[1], r[1], "important")) : si(e, n, r));
	return r;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function li(e, t) {
	t ? e.hasAttribute("selected") || e.setAttribute("selected", "") : e.removeAttribute("selected");
}
function ui(t, n) {
	var r = t.__defaultValue, i = t.multiple, a = i ? r ?? [] : null;
	if (!i || e(a)) {
		var o = t.selectedIndex, s = n && i ? new Set(t.selectedOptions) : null;
		for (var c of t.options) {
			var l = mi(c);
			li(c, i ? a.includes(l) : Zt(l, r));
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
function di(t, n, r = !1) {
	if (t.multiple) {
		if (n == null) return;
		if (!e(n)) return ve();
		for (var i of t.options) i.selected = n.includes(mi(i));
	} else {
		for (i of t.options) if (Zt(mi(i), n)) {
			i.selected = !0;
			return;
		}
		r && n === void 0 || (t.selectedIndex = -1);
	}
}
function fi(e) {
	var t = new MutationObserver((t) => {
		t.every(hi) || ("__defaultValue" in e && ui(e, !1), "__value" in e && di(e, e.__value));
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
function pi(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet(), i = !0;
	ot(e, "change", (t) => {
		var i = t ? "[selected]" : ":checked", a;
		if (e.multiple) a = [].map.call(e.querySelectorAll(i), mi);
		else {
			var o = e.querySelector(i) ?? e.querySelector("option:not([disabled])");
			a = o && mi(o);
		}
		n(a), e.__value = a, N !== null && r.add(N);
	}), xn(() => {
		var a = t();
		if (e === document.activeElement) {
			var o = N;
			if (r.has(o)) return;
		}
		if (di(e, a, i), i && a === void 0) {
			var s = e.querySelector(":checked");
			s !== null && (a = mi(s), n(a));
		}
		e.__value = a, i = !1;
	});
}
function mi(e) {
	return "__value" in e ? e.__value : e.value;
}
function hi(e) {
	if (e.target.closest("selectedcontent") !== null) return !0;
	if (e.type === "childList") {
		var t = [...e.addedNodes, ...e.removedNodes];
		return t.length > 0 && t.every((e) => e.nodeName === "SELECTEDCONTENT");
	}
	return !1;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var gi = Symbol("is custom element"), _i = Symbol("is html"), vi = fe ? "link" : "LINK";
function yi(e) {
	if (D) {
		var t = !1, n = () => {
			if (!t) {
				if (t = !0, e.hasAttribute("value")) {
					var n = e.value;
					Y(e, "value", null), e.value = n;
				}
				if (e.hasAttribute("checked")) {
					var r = e.checked;
					Y(e, "checked", null), e.checked = r;
				}
			}
		};
		e[ue] = n, Ze(n), it();
	}
}
function bi(e, t) {
	var n = xi(e);
	n.checked !== (n.checked = t ?? void 0) && (e.checked = t);
}
function Y(e, t, n, r) {
	var i = xi(e);
	if (!(D && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === vi))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[ae] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && Ci(e).has(t) ? e[t] = n : (!D || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function xi(e) {
	return e[oe] ??= {
		[gi]: e.nodeName.includes("-"),
		[_i]: e.namespaceURI === he
	};
}
var Si = /* @__PURE__ */ new Map();
function Ci(e) {
	var t = e.getAttribute("is") || e.nodeName, n = Si.get(t);
	if (n) return n;
	Si.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var s in r = o(i), r) r[s].set && s !== "innerHTML" && s !== "textContent" && s !== "innerText" && n.add(s);
		i = l(i);
	}
	return n;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/input.js
function wi(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet();
	ot(e, "input", async (i) => {
		var a = i ? e.defaultValue : e.value;
		if (a = Ti(e) ? Ei(a) : a, n(a), N !== null && r.add(N), await sr(), a !== (a = t())) {
			var o = e.selectionStart, s = e.selectionEnd, c = e.value.length;
			if (e.value = a ?? "", s !== null) {
				var l = e.value.length;
				o === s && s === c && l > c ? (e.selectionStart = l, e.selectionEnd = l) : (e.selectionStart = o, e.selectionEnd = Math.min(s, l));
			}
		}
	}), (D && e.defaultValue !== e.value || ur(t) == null && e.value) && (n(Ti(e) ? Ei(e.value) : e.value), N !== null && r.add(N)), Cn(() => {
		var n = t();
		if (e === document.activeElement) {
			var i = N;
			if (r.has(i)) return;
		}
		Ti(e) && n === Ei(e.value) || (e.type !== "date" || n || e.value) && n !== e.value && (e.value = n ?? "");
	});
}
function Ti(e) {
	var t = e.type;
	return t === "number" || t === "range";
}
function Ei(e) {
	return e === "" ? null : +e;
}
var Di = /* @__PURE__ */ new class e {
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
function Oi(e, t, n) {
	var r = Di.observe(e, () => n(e[t]));
	xn(() => (ur(() => n(e[t])), r));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function ki(e, t) {
	return e === t || e?.[E] === t;
}
function Ai(e = qe(), t, n, r) {
	var i = Ue.r, a = H;
	return xn(() => {
		var o, s;
		return Cn(() => {
			o = s, s = r?.() || [], ur(() => {
				ki(n(...s), e) || (t(e, ...s), o && ki(n(...o), e) && t(null, ...o));
			});
		}), () => {
			let r = a;
			for (; r !== i && r.parent !== null && r.parent.f & 33554432;) r = r.parent;
			let o = () => {
				s && ki(n(...s), e) && t(null, ...s);
			}, c = r.teardown;
			r.teardown = () => {
				o(), c?.();
			};
		};
	}), e;
}
// node_modules/svelte/src/internal/client/reactivity/store.js
var ji = !1;
function Mi(e) {
	var t = ji;
	try {
		return ji = !1, [e(), ji];
	} finally {
		ji = t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/props.js
function X(e, t, n, r) {
	var i = !0, o = !!(n & 8), s = !!(n & 16), c = r, l = !0, u = void 0, d = () => s && i ? (u ??= /* @__PURE__ */ dt(r), U(u)) : (l && (l = !1, c = s ? ur(r) : r), c);
	let f;
	if (o) {
		var p = E in e || ie in e;
		f = a(e, t)?.set ?? (p && t in e ? (n) => e[t] = n : void 0);
	}
	var m, h = !1;
	o ? [m, h] = Mi(() => e[t]) : m = e[t], m === void 0 && r !== void 0 && (m = d(), f && (i && Ie(t), f(m)));
	var g = i ? () => {
		var n = e[t];
		return n === void 0 ? d() : (l = !0, n);
	} : () => {
		var n = e[t];
		return n !== void 0 && (c = void 0), n === void 0 ? c : n;
	};
	if (i && !(n & 4)) return g;
	if (f) {
		var _ = e.$$legacy;
		return (function(e, t) {
			return arguments.length > 0 ? ((!i || !t || _ || h) && f(t ? g() : e), e) : g();
		});
	}
	var v = !1, y = (n & 1 ? dt : mt)(() => (v = !1, g()));
	o && U(y);
	var b = H;
	return (function(e, t) {
		if (arguments.length > 0) {
			let n = t ? U(y) : i && o ? Yt(e) : e;
			return F(y, n), v = !0, c !== void 0 && (c = n), e;
		}
		return Rn && v || b.f & 16384 ? y.v : U(y);
	});
}
var Ni = {
	shared: {
		language: "Language",
		appearance: "Appearance",
		asTheSystem: "As the system",
		light: "Light",
		dark: "Dark"
	},
	story: {
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
		scene: "A asks; each of the others answers by a share",
		sentence: "Sentence",
		asking: "Who asks?",
		pick: "Click a word, or use the arrow keys, to let it ask.",
		token: "word",
		first: "the first token",
		layerHead: (e, t) => `layer ${e}, head ${t}`,
		measured: (e, t, n, r) => `Measured: ${e}, ${t} tokens; layer ${n}, head ${r}, counted from 0.`,
		positiveNegative: "Coloured: above 0. Grey: below 0. Stronger: larger.",
		plainShares: "plain shares",
		softmaxShares: "softmax",
		alone: {
			title: "How many coins can A count on?",
			text: ["A wants {query:more coins} for a phone: the *query*, what one who asks is looking for. B {key:has saved} some: the *key*, what an answer is judged by. B {value:gives} less, B is a stranger: the *value*, what is really handed over.", "Score: key ÷ query. Nobody else answers, so B's *share* is 1, and A gets {output:1 × value}."],
			hint: "Drag the three handles."
		},
		friend: {
			title: "And if a friend can be asked too?",
			text: ["C is a friend: C has saved less, but gives more. Each answers by a *share*, its score as a part of all scores. Shares sum to 1, like one turn of talking that is divided.", "What A gets is every {value:value} times its share, added up: the {output:output}. It joins what A had, the {residual:residual}."],
			hint: "Give B or C other savings: the shares move. Give them other gifts: only the coins move."
		},
		wish: {
			title: "What if A wants less, or more?",
			text: ["Drag what A {query:wants} from one end to the other, and watch the shares."],
			found: "Nothing happens. The wish divides both scores alike, so it cancels out. With these plain shares the question makes no difference to the answer, so no question could ever be learned.",
			wait: "The line shows B's share at each wish you have tried.",
			chart: "B's share (from 0 to 1) for every wish"
		},
		softmax: {
			title: "And if the shares are a softmax?",
			text: ["A *softmax* takes e to the power of each score (e = 2.718…) before it divides by the sum. Now the *difference* of two scores counts. Drag what A {query:wants} again."],
			found: "Now the question counts. Who wants little goes almost only to B, who has most. Who wants much hears both.",
			wait: "The dashed line is the one from before.",
			chart: "B's share (from 0 to 1) for every wish"
		},
		powers: {
			title: "What does a softmax do to scores?",
			text: ["Any score will do, also one below 0: e to its power is always above 0. The shares are these powers divided by their sum. Add the same to all scores, and no share changes: only differences count. One step more means 2.718 times the share."],
			score: (e) => `score ${e}`,
			all: "+1 to all",
			allLess: "−1 to all"
		},
		product: {
			title: "How can one question ask several things?",
			text: ["With lists of numbers. A {query:query} and a {key:key} are arrows here, two numbers each; a score is the *dot product* q·k: first times first, plus second times second. It is large where they point the same way. This is the score that models use."],
			hint: "Drag the tip of the query, or move it with the arrow keys.",
			tip: "Query, its two numbers",
			plane: "A query and three keys as arrows",
			at: (e, t) => `query (${e}, ${t})`
		},
		scale: {
			title: "Why divide by √d?",
			text: ["The longer the lists, the larger the scores come out by chance: of d random numbers each, q·k is typically as large as √d. The softmax then gives one key nearly everything, and the others are not heard. The *scale* 1/√d takes that growth out."],
			d: "d, numbers in a list",
			unscaled: "largest share from q·k",
			scaled: "largest share from q·k ÷ √d",
			typical: (e) => `typical size of q·k: ${e}`,
			measured: "Measured: 1,024 random queries, 8 random keys each."
		},
		learned: {
			title: "Who decides what is a query, a key, a value?",
			text: ["Nobody does: it is learned. Each is the input times a table of *weights*. From random tables and many examples, small steps (gradient descent) find that the {query:query} is the wish, the {key:key} the savings, the {value:value} the gift. Under plain shares the query's weights never move."],
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
			ratio: "In key ÷ query a common factor cancels; equal is right."
		},
		tokens: {
			title: "Now words instead of people",
			text: ["A language model reads *tokens*: words or pieces of words. Each comes as a list of numbers, here {residual:576} of them, that says what is known of it so far. To find out more, it asks the others. The underlined word is the one that asks."],
			list: (e) => `what the model knows of “${e}” so far`,
			pieces: (e) => `${e} tokens`
		},
		qkv: {
			title: "Who looks for what, who has what, who gives what?",
			text: ["Three learned tables make three lists of every word: its {query:query}, what it looks for; its {key:key}, what it can be found by; its {value:value}, what it hands over when it is read. One word asks here; all have a key and a value."],
			turned: "Queries and keys are also turned by their position, so that a score knows distances."
		},
		scores: {
			title: "Who fits the question?",
			text: ["The {query:query} meets each {key:key}: number times number, all added up. That sum is the *score* q·k. Choose a key and see the 64 products of which its score is made."],
			sum: (e, t) => `“${e}”: the 64 products add up to ${t}`,
			products: "products"
		},
		scaling: {
			title: "What if the scores were not scaled?",
			text: ["The scores are divided by √64 = 8 before the softmax. Switch it off: the shares become all or nothing, and a model in which only one word is ever heard learns slowly and badly."],
			on: "with the scale",
			off: "without",
			toggle: "Scale"
		},
		mask: {
			title: "Who may be read?",
			text: ["A model learns to write by guessing each next word. If a word could read what comes after it, it would copy. A *mask* hides the later words: their scores become −∞, their shares 0. Each row of the picture is a word that asks, each column one that answers."],
			on: "with the mask",
			off: "without",
			toggle: "Mask",
			warning: "Without the mask: a thought experiment. The model was never trained this way.",
			map: "Shares: rows ask, columns answer",
			cell: (e, t, n) => `“${e}” reads ${n} from “${t}”`,
			cellHidden: (e, t) => `“${t}” is hidden from “${e}”`
		},
		shares: {
			title: "Who is read, and how much?",
			text: ["The softmax turns the scores into shares that sum to 1. Words are shaded by what the asking word reads from them. A share on the first token often means that nothing fits: a *sink*. It has to go somewhere."],
			others: (e) => `${e} others`
		},
		mix: {
			title: "What does the asker get?",
			text: ["Each {value:value} times its share, all added up: the mix, this head's {output:output}. Who had nearly the whole share is nearly the whole mix. The words themselves are not copied, only what their values say."],
			times: (e, t) => `${e} × value of “${t}”`,
			sum: "the mix"
		},
		added: {
			title: "What becomes of the word?",
			text: ["All heads' mixes go through one more table, W_o, and are {output:added} to what the word {residual:had before}: the *residual*. Nothing is replaced. The word stays itself and now also knows what it has read; the next layer goes on from there."],
			before: "before",
			plus: "+ from all heads",
			after: "after",
			length: (e) => `length ${e}`,
			heads: "How much each head adds (length)"
		},
		heads: {
			title: "Why several heads?",
			text: ["One *head* is one kind of question, with query, key and value tables of its own. This layer asks nine at once, the model has 30 layers. Some heads look at the word before, some find where a word stood earlier, some rest on the first token."],
			choose: (e) => `head ${e}`,
			strongest: (e, t) => `most: “${e}”, ${t}`
		},
		next: {
			title: "What does the model say next?",
			text: ["After 30 layers the last word's list tells which word should follow. Did the connection that we followed matter? Take it away, in this head only or in every head of every layer."],
			cut: "Take away",
			none: "nothing",
			inHead: "the connection, in this head only",
			inAll: "the connection, in all heads",
			column: "Connection of the last word to",
			guess: (e) => `probability of “${e}”`,
			guesses: "What the model expects next",
			others: (e, t) => `Taking away any other connection instead (the first token apart) leaves it between ${e} and ${t}.`
		},
		block: {
			title: "Where does this stand in a Transformer?",
			text: ["A layer is two steps, and both add to the residual: *attention*, where words read one another, and a small network (MLP), where each word thinks for itself. A model is a pile of such layers. Attention is the only place where words meet."],
			steps: {
				tokens: "tokens → lists of numbers",
				norm: "bring to a standard size",
				attention: "attention: words meet",
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
			choose: "Kind of attention",
			encoder: "encoder",
			decoder: "decoder",
			cross: "cross",
			text: {
				encoder: "*Encoder*: a text that is there already is read as a whole. Everyone may read everyone, also what comes later. There is no mask.",
				decoder: "*Decoder*: a text that is being written. Everyone reads only itself and what came before. This is what chat models are.",
				cross: "*Cross-attention*: {query:queries} from the text that is being written, {key:keys} and {value:values} from another one, as in translation. “gato” finds “cat”, “negro” finds “black”."
			},
			by: "Four words, weights set by hand.",
			map: "Shares: rows ask, columns answer"
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
					"the coins A had",
					"what the word meant before",
					"what the patch shows itself"
				]
			],
			text: ["Everybody plays all three parts: a word has a query when it asks, a key and a value when others ask. In a picture the patches, small squares of it, do what words do in a text."],
			equation: "output = softmax(Q Kᵀ ÷ √d) V"
		},
		limits: {
			title: "Where does the story limp?",
			columns: ["in the story", "in attention"],
			rows: [
				["What B gives depends on who asks: a friend gets more.", "A value does not: it is the same for every asker."],
				["A does not ask itself.", "A word may answer its own question."],
				["A asks one question, once.", "A word asks in every head of every layer."],
				["Coins have a name.", "The numbers of a model have none."]
			],
			text: ["A story is for the first steps. Where the two disagree, believe the right column."]
		},
		tell: {
			title: "What does attention not tell?",
			text: ["A share says exactly *where a head read from*. It does not say *why the model answered*. What was read may be of no use, or be overruled by other heads, later layers, the residual. So look at shares to find where to ask, then take the connection away and compare with others."],
			share: (e, t) => `share of “${t}” for “${e}”`,
			cutHead: "without it, in this head",
			cutAll: "without it, in all heads",
			whole: "as it is",
			next: "Look further, with words of your own:",
			source: "The coins are told after Akhil Theerthala, “Building Blocks of Transformers: Attention”, Towards AI. Every number is computed by qkv."
		}
	},
	explore: {
		title: "qkv explore",
		viewsLabel: "Views",
		views: {
			text: "Text",
			map: "Map",
			gallery: "Heads",
			cell: "Calculation"
		},
		key: "key",
		layer: "layer",
		head: "head",
		mean: "mean of the layer",
		meanAll: "mean of all",
		meanOfAll: "mean of all layers and heads",
		layerMean: (e) => `layer ${e}, mean of its heads`,
		layerHead: (e, t) => `layer ${e}, head ${t}`,
		keys: "Keys: 1 to 4 views · [ ] head · { } layer · arrows move · + − 0 zoom · Enter opens · Shift-click adds a word",
		measured: "measured",
		derived: "derived",
		whatRead: (e) => `What did ${e} read?`,
		whoRead: (e) => `Who read ${e}?`,
		unit: {
			share: "share of its attention",
			contribution: "length of what was handed over"
		},
		unitTaken: {
			share: "share that each reader took from it",
			contribution: "length of what it handed over"
		},
		unitShort: {
			share: "share",
			contribution: "length"
		},
		askLabel: "Question",
		asRead: "what it read",
		asReaders: "who read it",
		whatLabel: "Measure",
		shares: "shares",
		contributions: "contributions",
		byLabel: "Units",
		words: "words",
		tokens: "sub-words",
		word: "word",
		token: "token",
		position: "place",
		textLabel: "The text. Arrow keys choose a word.",
		sidebar: "Where in the text the weight lies",
		newline: "line break",
		mostRead: "Read most",
		mostReaders: "Strongest readers",
		nothing: "nothing",
		sink: "sink",
		sinkWhy: "Many heads leave their share on the first token when nothing fits. It carries no news.",
		whereFrom: "Where does this number come from?",
		honest: "A share says where a head read from, not why the model goes on as it does.",
		contributionNote: "A large share of a short value hands over little: sinks are read much and say nothing.",
		asksLabel: (e) => `Asking: a word of the ${e}`,
		answersLabel: (e) => `Read: a word of the ${e}`,
		mapTitle: "Who read whom?",
		mapLabel: "The attention map. Rows ask, columns answer. Arrow keys move, plus and minus zoom, Enter opens.",
		mapHint: "Rows ask, columns answer. Point at a cell, or press an arrow key.",
		share: "share",
		hiddenByMask: "hidden by the mask",
		maxOf: (e) => `share, the largest of ${e} × ${e} cells`,
		meanOf: (e) => `share, the mean of ${e} × ${e} cells`,
		scale: "scale",
		log: "logarithmic",
		linear: "linear",
		rank: "by rank",
		bins: "from afar",
		max: "largest",
		meanBin: "mean",
		colours: "colours",
		noFirst: "without the first column",
		noDiagonal: "without the diagonal",
		asTable: "as a table",
		tableCaption: "The cells in sight, at most 24 × 24 of them",
		zoomIn: "zoom in",
		zoomOut: "zoom out",
		whole: "whole",
		minimap: "The whole map, and the part in sight",
		smallest: "smallest",
		largest: "largest",
		scaleLabel: "Scale of the colours",
		masked: "hidden by the mask",
		sampled: (e) => `drawn from one cell in ${e.toLocaleString("en")}`,
		galleryTitle: "What does each head do?",
		galleryFacts: (e) => `${e} heads · each picture by itself, logarithmic · a click opens the map`,
		galleryLabel: "All heads. Arrow keys move, Enter opens the map.",
		galleryReady: (e) => `${e} heads are there`,
		measuring: (e, t) => `scores: ${e} of ${t} layers`,
		sortBy: "sort by",
		byPlace: "layer and head",
		largestFirst: "largest first",
		atLeast: "at least",
		columns: {
			entropy: "entropy",
			relative_entropy: "relative entropy",
			distance: "distance",
			sink_share: "first token (sink)",
			learned_sink: "learned sink",
			previous_token: "token before",
			self_share: "itself",
			duplicate_token: "same token before",
			induction: "induction",
			retrieval: "retrieval"
		},
		cellTitle: "Where did this number come from?",
		oneHead: "A calculation is of one head. Choose one above.",
		queryOf: "query of token",
		keyOf: "key of token",
		qVector: "what it asks",
		kVector: "what the other has to offer",
		vVector: "what the other hands over",
		handed: "the share of it",
		products: "their products, number by number",
		sumOfProducts: (e) => `the sum of ${e} products`,
		scaleStep: "scale",
		cap: "softcap",
		bias: "bias",
		mask: "mask",
		score: "score",
		overKeys: (e) => `over ${e.toLocaleString("en")} keys`,
		rankIs: (e) => `number ${e.toLocaleString("en")} of them`,
		sinkLogit: "beside a sink with the score",
		shareTimesValue: "share × value",
		lengthThrough: "length of what is added, through the output weight",
		lengthPlain: "length of share × value",
		rowTitle: (e) => `The strongest in the row of “${e}”`
	}
}, Pi = {
	shared: {
		language: "Idioma",
		appearance: "Apariencia",
		asTheSystem: "Como el sistema",
		light: "Clara",
		dark: "Oscura"
	},
	story: {
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
		scene: "A pregunta; cada uno de los demás responde con una parte",
		sentence: "Frase",
		asking: "¿Quién pregunta?",
		pick: "Pulsa una palabra, o usa las flechas, para que pregunte.",
		token: "palabra",
		first: "el primer token",
		layerHead: (e, t) => `capa ${e}, cabeza ${t}`,
		measured: (e, t, n, r) => `Medido: ${e}, ${t} tokens; capa ${n}, cabeza ${r}, contadas desde 0.`,
		positiveNegative: "En color: mayor que 0. Gris: menor que 0. Más intenso: mayor tamaño.",
		plainShares: "partes simples",
		softmaxShares: "softmax",
		alone: {
			title: "¿Con cuántas monedas puede contar A?",
			text: ["A quiere {query:más monedas} para un teléfono: la *consulta* (query), lo que busca quien pregunta. B {key:ha ahorrado} algunas: la *clave* (key), por la que se juzga una respuesta. B {value:da} menos, es un desconocido: el *valor* (value), lo que se entrega de verdad.", "Puntuación: clave ÷ consulta. Nadie más responde: la *parte* de B es 1 y A recibe {output:1 × valor}."],
			hint: "Arrastra los tres controles."
		},
		friend: {
			title: "¿Y si también se puede pedir a un amigo?",
			text: ["C es un amigo: ha ahorrado menos, pero da más. Cada uno responde con una *parte*: su puntuación dividida por la suma de todas. Las partes suman 1, como un solo turno de palabra que se reparte.", "A recibe cada {value:valor} por su parte, todo sumado: la {output:salida}. Se añade a lo que A tenía, el {residual:residuo}."],
			hint: "Cambia los ahorros de B o C: se mueven las partes. Cambia lo que dan: solo se mueven las monedas."
		},
		wish: {
			title: "¿Y si A quiere menos, o más?",
			text: ["Arrastra lo que A {query:quiere} de un extremo al otro y mira las partes."],
			found: "No pasa nada. El deseo divide las dos puntuaciones por igual y se cancela. Con estas partes simples la pregunta no cambia la respuesta, así que ninguna pregunta podría aprenderse jamás.",
			wait: "La línea muestra la parte de B para cada deseo que has probado.",
			chart: "La parte de B (de 0 a 1) para cada deseo"
		},
		softmax: {
			title: "¿Y si las partes son un softmax?",
			text: ["Un *softmax* eleva e (2,718…) a cada puntuación antes de dividir por la suma. Ahora cuenta la *diferencia* entre dos puntuaciones. Arrastra otra vez lo que A {query:quiere}."],
			found: "Ahora la pregunta cuenta. Quien quiere poco acude casi solo a B, que tiene más. Quien quiere mucho oye a los dos.",
			wait: "La línea discontinua es la de antes.",
			chart: "La parte de B (de 0 a 1) para cada deseo"
		},
		powers: {
			title: "¿Qué hace un softmax con las puntuaciones?",
			text: ["Vale cualquier puntuación, también menor que 0: e elevado a ella siempre es mayor que 0. Las partes son esas potencias divididas por su suma. Suma lo mismo a todas y ninguna parte cambia: solo cuentan las diferencias. Un paso más es 2,718 veces la parte."],
			score: (e) => `puntuación ${e}`,
			all: "+1 a todas",
			allLess: "−1 a todas"
		},
		product: {
			title: "¿Cómo puede una pregunta pedir varias cosas?",
			text: ["Con listas de números. Aquí una {query:consulta} y una {key:clave} son flechas, de dos números; la puntuación es el *producto escalar* q·k: primero por primero más segundo por segundo. Es grande cuando apuntan hacia el mismo lado. Es la puntuación que usan los modelos."],
			hint: "Arrastra la punta de la consulta, o muévela con las flechas del teclado.",
			tip: "Consulta, sus dos números",
			plane: "Una consulta y tres claves como flechas",
			at: (e, t) => `consulta (${e}; ${t})`
		},
		scale: {
			title: "¿Por qué dividir por √d?",
			text: ["Cuanto más largas las listas, mayores salen las puntuaciones por azar: con d números aleatorios, q·k suele valer √d. Entonces el softmax da casi todo a una clave y no se oye a las demás. La *escala* 1/√d quita ese crecimiento."],
			d: "d, números en una lista",
			unscaled: "mayor parte con q·k",
			scaled: "mayor parte con q·k ÷ √d",
			typical: (e) => `tamaño típico de q·k: ${e}`,
			measured: "Medido: 1024 consultas aleatorias, con 8 claves aleatorias cada una."
		},
		learned: {
			title: "¿Quién decide qué es consulta, clave y valor?",
			text: ["Nadie: se aprende. Cada una es la entrada por una tabla de *pesos*. Desde tablas al azar y con muchos ejemplos, pasos pequeños (descenso de gradiente) descubren que la {query:consulta} es el deseo, la {key:clave} los ahorros, el {value:valor} el regalo. Con partes simples los pesos de la consulta no se mueven."],
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
			ratio: "En clave ÷ consulta un factor común se cancela; basta con que sean iguales."
		},
		tokens: {
			title: "Ahora palabras en vez de personas",
			text: ["Un modelo de lenguaje lee *tokens*: palabras o trozos de palabras. Cada uno llega como una lista de números, aquí {residual:576}, con lo que ya se sabe de él. Para saber más, pregunta a los otros. La palabra subrayada es la que pregunta."],
			list: (e) => `lo que el modelo sabe hasta ahora de «${e}»`,
			pieces: (e) => `${e} tokens`
		},
		qkv: {
			title: "¿Quién busca qué, quién tiene qué, quién da qué?",
			text: ["Tres tablas aprendidas hacen tres listas de cada palabra: su {query:consulta}, lo que busca; su {key:clave}, por lo que se la encuentra; su {value:valor}, lo que entrega cuando la leen. Aquí pregunta una palabra; clave y valor tienen todas."],
			turned: "Consultas y claves se giran además según su posición, para que una puntuación conozca las distancias."
		},
		scores: {
			title: "¿Quién encaja con la pregunta?",
			text: ["La {query:consulta} se encuentra con cada {key:clave}: número por número, y todo sumado. Esa suma es la *puntuación* q·k. Elige una clave y mira los 64 productos que la forman."],
			sum: (e, t) => `«${e}»: los 64 productos suman ${t}`,
			products: "productos"
		},
		scaling: {
			title: "¿Y si no se escalaran las puntuaciones?",
			text: ["Las puntuaciones se dividen por √64 = 8 antes del softmax. Quita la escala: las partes pasan a ser todo o nada, y un modelo en el que solo se oye a una palabra aprende despacio y mal."],
			on: "con la escala",
			off: "sin ella",
			toggle: "Escala"
		},
		mask: {
			title: "¿A quién se puede leer?",
			text: ["Un modelo aprende a escribir adivinando cada palabra siguiente. Si una palabra pudiera leer lo que viene después, copiaría. Una *máscara* oculta las posteriores: su puntuación pasa a −∞ y su parte a 0. Cada fila es una palabra que pregunta; cada columna, una que responde."],
			on: "con la máscara",
			off: "sin ella",
			toggle: "Máscara",
			warning: "Sin la máscara: un experimento mental. El modelo nunca se entrenó así.",
			map: "Partes: las filas preguntan, las columnas responden",
			cell: (e, t, n) => `«${e}» lee ${n} de «${t}»`,
			cellHidden: (e, t) => `«${t}» está oculta para «${e}»`
		},
		shares: {
			title: "¿A quién se lee, y cuánto?",
			text: ["El softmax convierte las puntuaciones en partes que suman 1. Las palabras se sombrean según lo que lee de ellas la que pregunta. Una parte en el primer token suele significar que nada encaja: un *sumidero*. A algún sitio tiene que ir."],
			others: (e) => `${e} más`
		},
		mix: {
			title: "¿Qué recibe quien pregunta?",
			text: ["Cada {value:valor} por su parte, todo sumado: la mezcla, la {output:salida} de esta cabeza. Quien tenía casi toda la parte es casi toda la mezcla. No se copian las palabras, solo lo que dicen sus valores."],
			times: (e, t) => `${e} × valor de «${t}»`,
			sum: "la mezcla"
		},
		added: {
			title: "¿En qué se convierte la palabra?",
			text: ["Las mezclas de todas las cabezas pasan por una tabla más, W_o, y se {output:suman} a lo que la palabra {residual:tenía antes}: el *residuo*. Nada se sustituye. La palabra sigue siendo ella y ahora sabe también lo que ha leído; la capa siguiente parte de ahí."],
			before: "antes",
			plus: "+ de todas las cabezas",
			after: "después",
			length: (e) => `longitud ${e}`,
			heads: "Cuánto añade cada cabeza (longitud)"
		},
		heads: {
			title: "¿Por qué varias cabezas?",
			text: ["Una *cabeza* es un tipo de pregunta, con tablas propias de consulta, clave y valor. Esta capa hace nueve a la vez; el modelo tiene 30 capas. Unas miran la palabra anterior, otras buscan dónde estuvo antes una palabra, otras descansan en el primer token."],
			choose: (e) => `cabeza ${e}`,
			strongest: (e, t) => `sobre todo: «${e}», ${t}`
		},
		next: {
			title: "¿Qué dice el modelo a continuación?",
			text: ["Tras 30 capas, la lista de la última palabra indica cuál debería seguir. ¿Importaba la conexión que hemos seguido? Quítala, solo en esta cabeza o en todas las cabezas de todas las capas."],
			cut: "Quitar",
			none: "nada",
			inHead: "la conexión, solo en esta cabeza",
			inAll: "la conexión, en todas las cabezas",
			column: "Conexión de la última palabra con",
			guess: (e) => `probabilidad de «${e}»`,
			guesses: "Lo que el modelo espera a continuación",
			others: (e, t) => `Si en su lugar se quita cualquier otra conexión (salvo la del primer token), queda entre ${e} y ${t}.`
		},
		block: {
			title: "¿Dónde está esto en un Transformer?",
			text: ["Una capa son dos pasos, y los dos suman al residuo: la *atención*, donde las palabras se leen unas a otras, y una pequeña red (MLP), donde cada palabra piensa por su cuenta. Un modelo es una pila de capas así. Solo en la atención se encuentran las palabras."],
			steps: {
				tokens: "tokens → listas de números",
				norm: "llevar a un tamaño estándar",
				attention: "atención: las palabras se leen",
				add: "sumar al residuo",
				mlp: "MLP: cada palabra sola",
				next: "¿qué palabra sigue?"
			},
			times: (e) => `${e} capas`,
			residual: "el residuo lo recorre todo",
			diagram: "Una capa de un Transformer, de abajo arriba"
		},
		kinds: {
			title: "Codificador, decodificador, cruzada: ¿quién pregunta a quién?",
			choose: "Tipo de atención",
			encoder: "codificador",
			decoder: "decodificador",
			cross: "cruzada",
			text: {
				encoder: "*Codificador*: un texto que ya está ahí se lee entero. Todas pueden leer a todas, también lo que viene después. No hay máscara.",
				decoder: "*Decodificador*: un texto que se está escribiendo. Cada una lee solo a sí misma y lo anterior. Así son los modelos de chat.",
				cross: "*Atención cruzada*: {query:consultas} del texto que se escribe, {key:claves} y {value:valores} de otro, como al traducir. «gato» encuentra «cat», «negro» encuentra «black»."
			},
			by: "Cuatro palabras, pesos puestos a mano.",
			map: "Partes: las filas preguntan, las columnas responden"
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
					"las monedas que A tenía",
					"lo que la palabra decía antes",
					"lo que el trozo muestra por sí mismo"
				]
			],
			text: ["Todos hacen los tres papeles: una palabra tiene consulta cuando pregunta, y clave y valor cuando preguntan otras. En una imagen los trozos (patches), cuadraditos de ella, hacen lo que las palabras en un texto."],
			equation: "salida = softmax(Q Kᵀ ÷ √d) V"
		},
		limits: {
			title: "¿Dónde cojea la historia?",
			columns: ["en la historia", "en la atención"],
			rows: [
				["Lo que da B depende de quién pregunta: un amigo recibe más.", "Un valor no: es el mismo para quien pregunte."],
				["A no se pregunta a sí mismo.", "Una palabra puede responder a su propia pregunta."],
				["A hace una pregunta, una vez.", "Una palabra pregunta en cada cabeza de cada capa."],
				["Las monedas tienen nombre.", "Los números de un modelo no lo tienen."]
			],
			text: ["Una historia sirve para los primeros pasos. Donde no coincidan, cree a la columna derecha."]
		},
		tell: {
			title: "¿Qué no dice la atención?",
			text: ["Una parte dice exactamente *de dónde leyó una cabeza*. No dice *por qué el modelo respondió*. Lo leído puede no servir, o quedar anulado por otras cabezas, capas posteriores o el residuo. Mira las partes para saber dónde preguntar; luego quita la conexión y compara con otras."],
			share: (e, t) => `parte de «${t}» para «${e}»`,
			cutHead: "sin ella, en esta cabeza",
			cutAll: "sin ella, en todas las cabezas",
			whole: "tal cual",
			next: "Para mirar más, con tus propias palabras:",
			source: "Las monedas se cuentan según Akhil Theerthala, «Building Blocks of Transformers: Attention», Towards AI. Cada número lo calcula qkv."
		}
	},
	explore: {
		title: "qkv explore",
		viewsLabel: "Vistas",
		views: {
			text: "Texto",
			map: "Mapa",
			gallery: "Cabezas",
			cell: "Cálculo"
		},
		key: "tecla",
		layer: "capa",
		head: "cabeza",
		mean: "media de la capa",
		meanAll: "media de todo",
		meanOfAll: "media de todas las capas y cabezas",
		layerMean: (e) => `capa ${e}, media de sus cabezas`,
		layerHead: (e, t) => `capa ${e}, cabeza ${t}`,
		keys: "Teclas: 1 a 4 vistas · [ ] cabeza · { } capa · flechas mueven · + − 0 zoom · Intro abre · Mayús-clic añade una palabra",
		measured: "medido",
		derived: "derivado",
		whatRead: (e) => `¿Qué leyó ${e}?`,
		whoRead: (e) => `¿Quién leyó ${e}?`,
		unit: {
			share: "parte de su atención",
			contribution: "longitud de lo entregado"
		},
		unitTaken: {
			share: "parte que cada lector tomó de ella",
			contribution: "longitud de lo que entregó"
		},
		unitShort: {
			share: "parte",
			contribution: "longitud"
		},
		askLabel: "Pregunta",
		asRead: "qué leyó",
		asReaders: "quién la leyó",
		whatLabel: "Medida",
		shares: "partes",
		contributions: "contribuciones",
		byLabel: "Unidades",
		words: "palabras",
		tokens: "subpalabras",
		word: "palabra",
		token: "token",
		position: "lugar",
		textLabel: "El texto. Las flechas eligen una palabra.",
		sidebar: "En qué lugar del texto está el peso",
		newline: "salto de línea",
		mostRead: "Lo más leído",
		mostReaders: "Quienes más la leyeron",
		nothing: "nada",
		sink: "sumidero",
		sinkWhy: "Muchas cabezas dejan su parte en el primer token cuando nada encaja. No dice nada nuevo.",
		whereFrom: "¿De dónde sale este número?",
		honest: "Una parte dice de dónde leyó una cabeza, no por qué el modelo sigue como sigue.",
		contributionNote: "Una parte grande de un valor corto entrega poco: los sumideros se leen mucho y no dicen nada.",
		asksLabel: (e) => `Pregunta: una palabra de ${e}`,
		answersLabel: (e) => `Leída: una palabra de ${e}`,
		mapTitle: "¿Quién leyó a quién?",
		mapLabel: "El mapa de atención. Las filas preguntan, las columnas responden. Flechas mueven, más y menos amplían, Intro abre.",
		mapHint: "Las filas preguntan, las columnas responden. Señale una celda o pulse una flecha.",
		share: "parte",
		hiddenByMask: "oculta por la máscara",
		maxOf: (e) => `parte, la mayor de ${e} × ${e} celdas`,
		meanOf: (e) => `parte, la media de ${e} × ${e} celdas`,
		scale: "escala",
		log: "logarítmica",
		linear: "lineal",
		rank: "por rango",
		bins: "de lejos",
		max: "la mayor",
		meanBin: "la media",
		colours: "colores",
		noFirst: "sin la primera columna",
		noDiagonal: "sin la diagonal",
		asTable: "como tabla",
		tableCaption: "Las celdas a la vista, 24 × 24 como máximo",
		zoomIn: "ampliar",
		zoomOut: "reducir",
		whole: "entero",
		minimap: "El mapa entero y la parte a la vista",
		smallest: "menor",
		largest: "mayor",
		scaleLabel: "Escala de los colores",
		masked: "oculta por la máscara",
		sampled: (e) => `dibujado con una de cada ${e.toLocaleString("es")} celdas`,
		galleryTitle: "¿Qué hace cada cabeza?",
		galleryFacts: (e) => `${e} cabezas · cada imagen por sí sola, logarítmica · un clic abre el mapa`,
		galleryLabel: "Todas las cabezas. Las flechas mueven, Intro abre el mapa.",
		galleryReady: (e) => `Están las ${e} cabezas`,
		measuring: (e, t) => `medidas: ${e} de ${t} capas`,
		sortBy: "ordenar por",
		byPlace: "capa y cabeza",
		largestFirst: "la mayor primero",
		atLeast: "al menos",
		columns: {
			entropy: "entropía",
			relative_entropy: "entropía relativa",
			distance: "distancia",
			sink_share: "primer token (sumidero)",
			learned_sink: "sumidero aprendido",
			previous_token: "token anterior",
			self_share: "sí mismo",
			duplicate_token: "mismo token antes",
			induction: "inducción",
			retrieval: "recuperación"
		},
		cellTitle: "¿De dónde sale este número?",
		oneHead: "Un cálculo es de una sola cabeza. Elija una arriba.",
		queryOf: "consulta del token",
		keyOf: "clave del token",
		qVector: "lo que pregunta",
		kVector: "lo que ofrece el otro",
		vVector: "lo que entrega el otro",
		handed: "la parte de ello",
		products: "sus productos, número a número",
		sumOfProducts: (e) => `la suma de ${e} productos`,
		scaleStep: "escala",
		cap: "softcap",
		bias: "sesgo",
		mask: "máscara",
		score: "puntuación",
		overKeys: (e) => `sobre ${e.toLocaleString("es")} claves`,
		rankIs: (e) => `la número ${e.toLocaleString("es")}`,
		sinkLogit: "junto a un sumidero con la puntuación",
		shareTimesValue: "parte × valor",
		lengthThrough: "longitud de lo que se añade, tras el peso de salida",
		lengthPlain: "longitud de parte × valor",
		rowTitle: (e) => `Lo más fuerte en la fila de «${e}»`
	}
}, Fi = {
	en: "English",
	es: "Español"
}, Ii = {
	en: Ni,
	es: Pi
};
function Li() {
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
var Z = new class {
	#e = /* @__PURE__ */ P(Yt(Li()));
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
		document.documentElement.lang = this.name;
	}
}(), Ri = "qkv-theme", zi = [
	"system",
	"light",
	"dark"
], Bi = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
function Vi() {
	try {
		let e = localStorage.getItem(Ri);
		return e && zi.includes(e) ? e : "system";
	} catch {
		return "system";
	}
}
var Hi = new class {
	#e = /* @__PURE__ */ P(Yt(Vi()));
	get choice() {
		return U(this.#e);
	}
	set choice(e) {
		F(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ P(Yt(Bi?.matches ?? !1));
	constructor() {
		Bi?.addEventListener("change", (e) => {
			F(this.#t, e.matches, !0), this.apply();
		});
	}
	get shown() {
		return this.choice === "system" ? U(this.#t) ? "dark" : "light" : this.choice;
	}
	choose(e) {
		this.choice = e;
		try {
			localStorage.setItem(Ri, e);
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
var Ui = /* @__PURE__ */ G("<option class=\"svelte-n9s7ue\"> </option>"), Wi = /* @__PURE__ */ G("<div class=\"settings svelte-n9s7ue\"><label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"></select> <label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option></select></div>");
function Gi(e, t) {
	let n = Ar();
	A(t, !0);
	let r = /* @__PURE__ */ M(() => Z.t.shared);
	var i = Wi(), a = I(i), o = R(a, !0), s = z(a, 2);
	J(s, 21, () => Object.entries(Fi), ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ M(() => m(U(t), 2));
		let r = () => U(n)[0], i = () => U(n)[1];
		var a = Ui(), o = R(a, !0), s = {};
		B(() => {
			Y(a, "lang", r()), q(o, i()), s !== (s = r()) && (a.value = (a.__value = s) ?? "");
		}), K(e, a);
	}), k(s);
	var c;
	fi(s);
	var l = z(s, 2), u = R(l, !0), d = z(l, 2), f = I(d), p = R(f, !0);
	f.value = f.__value = "system";
	var h = z(f), g = R(h, !0);
	h.value = h.__value = "light";
	var _ = z(h), v = R(_, !0);
	_.value = _.__value = "dark", k(d);
	var y;
	fi(d), k(i), B(() => {
		Y(a, "for", `${n}-language`), q(o, U(r).language), Y(s, "id", `${n}-language`), c !== (c = Z.name) && (s.value = (s.__value = c) ?? "", di(s, c)), Y(l, "for", `${n}-theme`), q(u, U(r).appearance), Y(d, "id", `${n}-theme`), q(p, U(r).asTheSystem), q(g, U(r).light), q(v, U(r).dark), y !== (y = Hi.choice) && (d.value = (d.__value = y) ?? "", di(d, y));
	}), W("change", s, (e) => Z.choose(e.currentTarget.value)), W("change", d, (e) => Hi.choose(e.currentTarget.value)), K(e, i), j();
}
vr(["change"]);
// src/story/context.ts
var Ki = () => Ge("story");
// src/story/format.ts
function Q(e, t = 2) {
	return e.toLocaleString(Z.name, {
		minimumFractionDigits: t,
		maximumFractionDigits: t
	}).replace("-", "−");
}
var qi = (e) => Q(e, 4);
function Ji(e) {
	return e > 0 && e < .01 ? "<1 %" : `${Math.round(e * 100)} %`;
}
function Yi(e) {
	let t = e.replace(/^ /, "");
	return t.trim() === "" ? "␣" : t;
}
// src/story/formulas.ts
function Xi(e, t) {
	let n = 0;
	for (let r = 0; r < e.length; r++) n += e[r] * t[r];
	return n;
}
function Zi(e) {
	let t = e.reduce((e, t) => e + t, 0);
	return e.map((e) => t === 0 ? 0 : e / t);
}
function Qi(e) {
	let t = Math.max(...e);
	if (t === -Infinity) return e.map(() => 0);
	let n = e.map((e) => Math.exp(e - t)), r = n.reduce((e, t) => e + t, 0);
	return n.map((e) => e / r);
}
function $i(e, t) {
	let n = Array(t[0]?.length ?? 0).fill(0);
	return e.forEach((e, r) => {
		for (let i = 0; i < n.length; i++) n[i] += e * t[r][i];
	}), n;
}
function ea(e) {
	return Math.sqrt(Xi(e, e));
}
function ta(e, t) {
	return t[0].map((n, r) => t.reduce((t, n, i) => t + e[i] * n[r], 0));
}
function na(e, t, n = 1 / Math.sqrt(e.length), r = () => !0) {
	return t.map((t, i) => r(i) ? Xi(e, t) * n : -Infinity);
}
// src/shared/colours.ts
function ra(e, t) {
	return `color-mix(in oklab, var(--${e}) ${Math.round(1e3 * Math.min(1, Math.max(0, t))) / 10}%, transparent)`;
}
// src/story/parts/Which.svelte
var ia = /* @__PURE__ */ G("<option> </option>"), aa = /* @__PURE__ */ G("<label class=\"svelte-xii0xd\"> </label> <select class=\"svelte-xii0xd\"></select>", 1), oa = /* @__PURE__ */ G("<div class=\"top svelte-xii0xd\"><!></div>");
function sa(e, t) {
	let n = Ar();
	A(t, !0);
	let { reading: r } = Ki(), i = /* @__PURE__ */ M(() => Z.t.story);
	var a = oa(), o = I(a), s = (e) => {
		var t = aa(), a = L(t), o = R(a, !0), s = z(a, 2);
		J(s, 21, () => r.all, Vr, (e, t, n) => {
			var r = ia(), i = R(r);
			r.value = r.__value = n, B((e) => q(i, `${e ?? ""}…`), [() => U(t).of.sentence.slice(0, 40)]), K(e, r);
		}), k(s);
		var c;
		fi(s), B(() => {
			Y(a, "for", `${n}-which`), q(o, U(i).sentence), Y(s, "id", `${n}-which`), c !== (c = r.index) && (s.value = (s.__value = c) ?? "", di(s, c));
		}), W("change", s, (e) => r.choose(Number(e.currentTarget.value))), K(e, t);
	};
	Br(o, (e) => {
		r.all.length > 1 && e(s);
	}), k(a), K(e, a), j();
}
vr(["change"]);
// src/story/parts/Sentence.svelte
var ca = /* @__PURE__ */ G("<!><span role=\"radio\"> </span>", 1), la = /* @__PURE__ */ G("<br/> ", 1), ua = /* @__PURE__ */ G("<!> <div class=\"text svelte-16hkx43\" role=\"radiogroup\" data-keys=\"\" lang=\"en\"></div> <p class=\"soft svelte-16hkx43\"> <!></p>", 1);
function da(e, t) {
	A(t, !0);
	let n = X(t, "shares", 3, null), r = X(t, "measured", 3, !0), { reading: i } = Ki(), a = /* @__PURE__ */ M(() => Z.t.story), o = /* @__PURE__ */ M(() => i.sentence.of);
	function s(e) {
		let t = {
			ArrowRight: 1,
			ArrowDown: 1,
			ArrowLeft: -1,
			ArrowUp: -1
		}[e.key], n = {
			Home: 0,
			End: U(o).tokens.length - 1
		}[e.key];
		if (t === void 0 && n === void 0) return;
		e.preventDefault();
		let r = n ?? Math.min(U(o).tokens.length - 1, Math.max(0, i.row + t));
		i.ask(r), e.currentTarget.querySelectorAll("[role=radio]")[r]?.focus();
	}
	let c = (e) => n() && e <= i.row ? `${Yi(U(o).tokens[e])}, ${Ji(n()[e])}` : Yi(U(o).tokens[e]);
	var l = ua(), u = L(l);
	sa(u, {});
	var d = z(u, 2);
	J(d, 21, () => U(o).tokens, Vr, (e, t, r) => {
		var a = ca(), o = L(a), s = (e) => {
			var t = Or();
			t.nodeValue = " ", K(e, t);
		}, l = /* @__PURE__ */ M(() => U(t).startsWith(" "));
		Br(o, (e) => {
			U(l) && e(s);
		});
		var u = z(o);
		let d, f;
		var p = R(u, !0);
		B((e, t, a) => {
			Y(u, "tabindex", r === i.row ? 0 : -1), Y(u, "aria-checked", r === i.row), Y(u, "aria-label", e), d = oi(u, 1, "svelte-16hkx43", null, d, {
				asker: r === i.row,
				later: r > i.row && n() !== null
			}), f = ci(u, "", f, { background: t }), q(p, a);
		}, [
			() => c(r),
			() => n() && r <= i.row ? ra("query-fill", .62 * n()[r]) : null,
			() => Yi(U(t))
		]), W("click", u, () => i.ask(r)), W("keydown", u, function(...e) {}), K(e, a);
	}), k(d);
	var f = z(d, 2), p = I(f, !0), m = z(p), h = (e) => {
		var t = la(), n = z(L(t), 1, !0);
		B((e) => q(n, e), [() => U(a).measured(U(o).label, U(o).tokens.length, U(o).layer, i.head)]), K(e, t);
	};
	Br(m, (e) => {
		r() && e(h);
	}), k(f), B(() => {
		Y(d, "aria-label", U(a).asking), q(p, U(a).pick);
	}), W("keydown", d, s), K(e, l), j();
}
vr(["keydown", "click"]);
// src/story/parts/Strip.svelte
var fa = /* @__PURE__ */ G("<canvas height=\"1\" role=\"img\" class=\"svelte-symbjg\"></canvas>");
function pa(e, t) {
	A(t, !0);
	let n = X(t, "most", 3, 0), r = X(t, "height", 3, 14), i = X(t, "strength", 3, 1), a;
	vn(() => {
		Hi.shown;
		let e = getComputedStyle(document.documentElement), [r, i] = [e.getPropertyValue(`--${t.role}`), e.getPropertyValue("--ink")], o = n() || Array.from(t.numbers).reduce((e, t) => Math.max(e, Math.abs(t)), 1e-12), s = a.getContext("2d");
		a.width = t.numbers.length;
		for (let e = 0; e < t.numbers.length; e++) s.globalAlpha = Math.min(1, Math.abs(t.numbers[e]) / o) ** .7 * (t.numbers[e] < 0 ? .55 : 1), s.fillStyle = t.numbers[e] < 0 ? i : r, s.fillRect(e, 0, 1, 1);
	});
	var o = fa();
	let s;
	Ai(o, (e) => a = e, () => a), B(() => {
		Y(o, "aria-label", t.label), s = ci(o, "", s, {
			height: `${r() ?? ""}px`,
			opacity: i()
		});
	}), K(e, o), j();
}
// src/shared/Rich.svelte
var ma = /* @__PURE__ */ G("<em> </em>"), ha = /* @__PURE__ */ G("<strong> </strong>");
function ga(e, t) {
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
	var r = kr();
	J(L(r), 17, () => U(n), Vr, (e, t) => {
		var n = kr(), r = L(n), i = (e) => {
			var n = ma(), r = R(n, !0);
			B(() => q(r, U(t).words)), K(e, n);
		}, a = (e) => {
			var n = ha(), r = R(n, !0);
			B(() => {
				oi(n, 1, ei(U(t).role), "svelte-1ly0ruv"), q(r, U(t).words);
			}), K(e, n);
		}, o = (e) => {
			var n = Or();
			B(() => q(n, U(t).words)), K(e, n);
		};
		Br(r, (e) => {
			U(t).role === "term" ? e(i) : U(t).role ? e(a, 1) : e(o, -1);
		}), K(e, n);
	}), K(e, r), j();
}
// src/story/parts/Words.svelte
var _a = /* @__PURE__ */ G("<p class=\"svelte-15gv149\"><!></p>"), va = /* @__PURE__ */ G("<p class=\"hint svelte-15gv149\"> </p>"), ya = /* @__PURE__ */ G("<div class=\"words svelte-15gv149\"><!> <!> <!></div>");
function $(e, t) {
	let n = X(t, "hint", 3, "");
	var r = ya(), i = I(r);
	J(i, 17, () => t.text, Vr, (e, t) => {
		var n = _a();
		ga(I(n), { get text() {
			return U(t);
		} }), k(n), K(e, n);
	});
	var a = z(i, 2), o = (e) => {
		var t = va(), r = R(t, !0);
		B(() => q(r, n())), K(e, t);
	};
	Br(a, (e) => {
		n() && e(o);
	}), Xr(z(a, 2), () => t.children ?? d), k(r), K(e, r);
}
// src/story/screens/Added.svelte
var ba = /* @__PURE__ */ G("<span> </span> <span class=\"soft svelte-1etjka9\"> </span> <!>", 1), xa = /* @__PURE__ */ G("<div><i class=\"svelte-1etjka9\"></i> <b class=\"svelte-1etjka9\"> </b> <span class=\"svelte-1etjka9\"> </span></div>"), Sa = /* @__PURE__ */ G("<!> <div class=\"rows svelte-1etjka9\"></div> <p class=\"soft head svelte-1etjka9\"> </p> <div class=\"heads svelte-1etjka9\"></div> <!>", 1);
function Ca(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => U(i).residual(n.row)), o = /* @__PURE__ */ M(() => U(i).added(n.row)), s = /* @__PURE__ */ M(() => U(a).map((e, t) => e + U(o)[t])), c = /* @__PURE__ */ M(() => [...U(s)].map(Math.abs).sort((e, t) => e - t)[Math.floor(U(s).length * .99)]), l = /* @__PURE__ */ M(() => [
		{
			numbers: U(a),
			role: "residual",
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
	]), u = /* @__PURE__ */ M(() => U(i).of.added_length.map((e) => e[n.row]));
	var d = Sa(), f = L(d);
	{
		let e = /* @__PURE__ */ M(() => n.shares());
		da(f, { get shares() {
			return U(e);
		} });
	}
	var p = z(f, 2);
	J(p, 21, () => U(l), (e) => e.label, (e, t) => {
		var n = ba(), i = L(n), a = R(i, !0), o = z(i, 2), s = R(o, !0);
		pa(z(o, 2), {
			get numbers() {
				return U(t).numbers;
			},
			get role() {
				return U(t).role;
			},
			get most() {
				return U(c);
			},
			height: 30,
			get label() {
				return U(t).label;
			}
		}), B((e) => {
			oi(i, 1, ei(U(t).role), "svelte-1etjka9"), q(a, U(t).label), q(s, e);
		}, [() => U(r).added.length(Q(ea(U(t).numbers), 1))]), K(e, n);
	}), k(p);
	var m = z(p, 2), h = R(m, !0), g = z(m, 2);
	J(g, 21, () => U(u), Vr, (e, t, i) => {
		var a = xa();
		let o;
		var s = I(a);
		let c;
		var l = z(s, 2), d = R(l, !0), f = R(z(l, 2), !0);
		k(a), B((e, t, r) => {
			o = oi(a, 1, "svelte-1etjka9", null, o, { chosen: i === n.head }), c = ci(s, "", c, { height: e }), q(d, t), q(f, r);
		}, [
			() => `${60 * U(t) / Math.max(...U(u))}px`,
			() => Q(U(t), 2),
			() => U(r).heads.choose(i)
		]), K(e, a);
	}), k(g), $(z(g, 2), { get text() {
		return U(r).added.text;
	} }), B(() => q(h, U(r).added.heads)), K(e, d), j();
}
// src/story/parts/Handle.svelte
var wa = /* @__PURE__ */ G("<div class=\"handle svelte-n5t6io\"><label><b class=\"svelte-n5t6io\"> </b> </label> <output class=\"number svelte-n5t6io\"> </output> <input type=\"range\" class=\"svelte-n5t6io\"/></div>");
function Ta(e, t) {
	let n = Ar();
	A(t, !0);
	let r = X(t, "value", 15);
	var i = wa();
	let a;
	var o = I(i), s = I(o), c = R(s, !0), l = z(s);
	k(o);
	var u = z(o, 2), d = R(u, !0), f = z(u, 2);
	yi(f), k(i), B(() => {
		a = ci(i, "", a, {
			"--role": `var(--${t.role ?? ""})`,
			"--part": `${100 * (r() - t.min) / (t.max - t.min)}%`
		}), Y(o, "for", n), q(c, t.letter), q(l, ` ${t.label ?? ""}`), Y(u, "for", n), q(d, t.shown), Y(f, "id", n), Y(f, "min", t.min), Y(f, "max", t.max), Y(f, "step", t.step), Y(f, "aria-valuetext", t.shown);
	}), wi(f, r), K(e, i), j();
}
// src/story/parts/CoinHandles.svelte
var Ea = /* @__PURE__ */ G("<!> <!>", 1), Da = /* @__PURE__ */ G("<div><!> <!></div> <button class=\"svelte-6yst6q\"> </button>", 1);
function Oa(e, t) {
	A(t, !0);
	let n = X(t, "onlyWish", 3, !1), { coins: r } = Ki(), i = /* @__PURE__ */ M(() => Z.t.story), a = Object.keys(r.start.has);
	var o = Da(), s = L(o);
	let c;
	var l = I(s);
	{
		let e = /* @__PURE__ */ M(() => Q(r.wants, 0));
		Ta(l, {
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
	var u = z(l, 2), d = (e) => {
		var n = kr();
		J(L(n), 18, () => a.slice(0, t.people), (e) => e, (e, t, n) => {
			var a = Ea(), o = L(a);
			{
				let e = /* @__PURE__ */ M(() => U(i).hasSaved(t)), a = /* @__PURE__ */ M(() => Q(r.has[U(n)], 0));
				Ta(o, {
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
				let e = /* @__PURE__ */ M(() => U(i).givesUpTo(t)), a = /* @__PURE__ */ M(() => Q(r.gives[U(n)], 0));
				Ta(s, {
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
			K(e, a);
		}), K(e, n);
	};
	Br(u, (e) => {
		n() || e(d);
	}), k(s);
	var f = z(s, 2), p = R(f, !0);
	B(() => {
		c = oi(s, 1, "handles svelte-6yst6q", null, c, {
			single: n(),
			several: t.people > 1 && !n()
		}), q(p, U(i).reset);
	}), W("click", f, () => r.reset()), K(e, o), j();
}
vr(["click"]);
// src/story/parts/CoinScene.svelte
var ka = /* @__PURE__ */ Dr("<path fill=\"url(#flow)\"></path>"), Aa = /* @__PURE__ */ Dr("<path class=\"question svelte-qva2ab\"></path>"), ja = /* @__PURE__ */ Dr("<rect class=\"got svelte-qva2ab\"></rect>"), Ma = /* @__PURE__ */ Dr("<text class=\"name svelte-qva2ab\"> </text><text class=\"small end svelte-qva2ab\"> </text><rect class=\"key-bar svelte-qva2ab\" height=\"18\" rx=\"2\"></rect><text class=\"tag key svelte-qva2ab\"> </text><rect class=\"value-bar svelte-qva2ab\" width=\"10\"></rect><text class=\"tag value svelte-qva2ab\"> </text><g><rect class=\"plate svelte-qva2ab\" x=\"-31\" y=\"-13\" width=\"62\" height=\"25\" rx=\"12\"></rect><text class=\"share svelte-qva2ab\" text-anchor=\"middle\" y=\"5\"> </text></g>", 1), Na = /* @__PURE__ */ G(" <span class=\"output\"> </span>", 1), Pa = /* @__PURE__ */ G("<figure class=\"svelte-qva2ab\"><svg role=\"img\" class=\"svelte-qva2ab\"><defs><linearGradient id=\"flow\" x1=\"1\" x2=\"0\"><stop offset=\"0\" stop-color=\"var(--value-fill)\"></stop><stop offset=\"1\" stop-color=\"var(--output-fill)\"></stop></linearGradient></defs><line class=\"price svelte-qva2ab\" x1=\"0\"></line><text class=\"small svelte-qva2ab\" text-anchor=\"end\"> </text><!><!><rect class=\"own svelte-qva2ab\"></rect><!><rect class=\"wish svelte-qva2ab\"></rect><text class=\"on svelte-qva2ab\" text-anchor=\"middle\"> </text><text class=\"tag query svelte-qva2ab\" text-anchor=\"middle\"> </text><text class=\"name svelte-qva2ab\" text-anchor=\"middle\">A</text><!></svg> <figcaption aria-live=\"polite\" class=\"svelte-qva2ab\"><span class=\"residual\"> </span><!> = <strong> </strong> </figcaption></figure>");
function Fa(e, t) {
	A(t, !0);
	let { coins: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = Object.keys(n.start.has), a = /* @__PURE__ */ P(640), o = /* @__PURE__ */ M(() => U(a) < 520), s = (e) => 266 - e * .2016, c = /* @__PURE__ */ M(() => n.ask(t.way, t.people)), l = /* @__PURE__ */ M(() => n.start.own), u = /* @__PURE__ */ M(() => ({
		x: U(o) ? 4 : 24,
		width: U(o) ? 62 : 92
	})), d = /* @__PURE__ */ M(() => ({
		x: U(a) - (U(o) ? 130 : 210),
		width: U(o) ? 130 : 210
	})), f = /* @__PURE__ */ M(() => 256 / t.people), p = /* @__PURE__ */ M(() => i.slice(0, t.people).map((e, t) => {
		let r = 8 + U(f) * t + (U(f) - 112) / 2, i = U(l) + U(c).coins.slice(0, t).reduce((e, t) => e + t, 0), a = Math.max(1, n.gives[t] * .16), o = {
			x: U(d).x,
			top: r + 74
		}, p = {
			x: U(u).x + U(u).width,
			top: s(i + U(c).coins[t]),
			bottom: s(i)
		}, m = (o.x + p.x) / 2, h = `M${o.x},${o.top} C${m},${o.top} ${m},${p.top} ${p.x},${p.top} V${p.bottom} C${m},${p.bottom} ${m},${o.top + a} ${o.x},${o.top + a}Z`, g = {
			x: m,
			y: (o.top + a / 2 + (p.top + p.bottom) / 2) / 2
		}, _ = {
			x: U(u).x + U(u).width + 5,
			y: Math.max(16, s(U(l) + n.wants / 2))
		};
		return {
			name: e,
			question: `M${_.x},${_.y} C${m},${_.y} ${m},${r + 33} ${U(d).x - 8},${r + 33}`,
			top: r,
			thick: a,
			path: h,
			middle: g,
			got: U(c).coins[t],
			to: p
		};
	})), m = (e) => Math.min(1, e / 2e3) * U(d).width;
	var h = Pa(), g = I(h);
	Y(g, "height", 300);
	var _ = z(I(g)), v = z(_), y = R(v, !0), b = z(v);
	J(b, 19, () => U(p), (e) => e.name, (e, t, n) => {
		var r = ka();
		B(() => {
			Y(r, "d", U(t).path), Y(r, "opacity", .35 + .5 * U(c).shares[U(n)]);
		}), K(e, r);
	});
	var x = z(b);
	J(x, 17, () => U(p), (e) => e.name, (e, t) => {
		var n = Aa();
		B(() => Y(n, "d", U(t).question)), K(e, n);
	});
	var S = z(x), C = z(S);
	J(C, 17, () => U(p), (e) => e.name, (e, t) => {
		var n = ja();
		B(() => {
			Y(n, "x", U(u).x), Y(n, "y", U(t).to.top), Y(n, "width", U(u).width), Y(n, "height", U(t).to.bottom - U(t).to.top);
		}), K(e, n);
	});
	var w = z(C), T = z(w), ee = R(T, !0), te = z(T), ne = R(te), E = z(te);
	Y(E, "y", 292), J(z(E), 19, () => U(p), (e) => e.name, (e, t, i) => {
		var a = Ma(), o = L(a), s = R(o, !0), l = z(o), u = R(l), f = z(l), p = z(f), h = R(p), g = z(p), _ = z(g), v = R(_), y = z(_), b = R(z(I(y)), !0);
		k(y), B((e, n, i, a, c, m) => {
			Y(o, "x", U(d).x), Y(o, "y", U(t).top + 14), q(s, U(t).name), Y(l, "x", U(d).x + U(d).width), Y(l, "y", U(t).top + 13), q(u, `${U(r).score ?? ""} ${e ?? ""}`), Y(f, "x", U(d).x), Y(f, "y", U(t).top + 24), Y(f, "width", n), Y(p, "x", U(d).x), Y(p, "y", U(t).top + 60), q(h, `K ${i ?? ""}`), Y(g, "x", U(d).x), Y(g, "y", U(t).top + 74), Y(g, "height", U(t).thick), Y(_, "x", U(d).x + 18), Y(_, "y", a), q(v, `V ${c ?? ""}`), Y(y, "transform", `translate(${U(t).middle.x ?? ""},${U(t).middle.y ?? ""})`), q(b, m);
		}, [
			() => Q(U(c).scores[U(i)]),
			() => m(n.has[U(i)]),
			() => Q(n.has[U(i)], 0),
			() => U(t).top + 74 + Math.max(14, U(t).thick / 2 + 6),
			() => Q(n.gives[U(i)], 0),
			() => qi(U(c).shares[U(i)])
		]), K(e, a);
	}), k(g);
	var re = z(g, 2), ie = I(re), ae = R(ie, !0), oe = z(ie);
	J(oe, 19, () => U(p), (e) => e.name, (e, t, r) => {
		Ce();
		var i = Na(), a = L(i, !0);
		a.nodeValue = " + ";
		var o = R(z(a));
		B((e, t) => q(o, `${e ?? ""} × ${t ?? ""}`), [() => qi(U(c).shares[U(r)]), () => Q(n.gives[U(r)], 0)]), K(e, i);
	});
	var se = z(oe, 2), ce = R(se, !0), le = z(se);
	k(re), k(h), B((e, t, n, i, o, s, c, l, f, p, m, h, b, x) => {
		Y(g, "width", U(a)), Y(g, "aria-label", U(r).scene), Y(_, "x2", U(d).x - 14), Y(_, "y1", e), Y(_, "y2", t), Y(v, "x", U(d).x - 18), Y(v, "y", n), q(y, i), Y(S, "x", U(u).x), Y(S, "y", o), Y(S, "width", U(u).width), Y(S, "height", s), Y(w, "x", U(u).x - 3), Y(w, "y", c), Y(w, "width", U(u).width + 6), Y(w, "height", l), Y(T, "x", U(u).x + U(u).width / 2), Y(T, "y", f), q(ee, p), Y(te, "x", U(u).x + U(u).width / 2), Y(te, "y", m), q(ne, `Q ${h ?? ""}`), Y(E, "x", U(u).x + U(u).width / 2), q(ae, b), q(ce, x), q(le, ` ${U(r).coins ?? ""}`);
	}, [
		() => s(n.start.price),
		() => s(n.start.price),
		() => s(n.start.price) - 6,
		() => U(r).phone(Q(n.start.price, 0)),
		() => s(U(l)),
		() => 266 - s(U(l)),
		() => Math.max(4, s(U(l) + n.wants)),
		() => s(U(l)) - Math.max(4, s(U(l) + n.wants)),
		() => (s(U(l)) + 266) / 2 + 5,
		() => Q(U(l), 0),
		() => Math.max(24, s(U(l) + n.wants) + 20),
		() => Q(n.wants, 0),
		() => Q(U(l), 0),
		() => Q(U(c).total)
	]), Oi(h, "clientWidth", (e) => F(a, e)), K(e, h), j();
}
// src/story/screens/Alone.svelte
var Ia = /* @__PURE__ */ G("<!> <!> <!>", 1);
function La(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.alone);
	var r = Ia(), i = L(r);
	Fa(i, {
		people: 1,
		way: "plain"
	});
	var a = z(i, 2);
	Oa(a, { people: 1 }), $(z(a, 2), {
		get text() {
			return U(n).text;
		},
		get hint() {
			return U(n).hint;
		}
	}), K(e, r), j();
}
// src/story/screens/Block.svelte
var Ra = /* @__PURE__ */ Dr("<path class=\"branch svelte-12g5sd0\" marker-end=\"url(#up)\"></path><path class=\"branch svelte-12g5sd0\" marker-end=\"url(#up)\"></path><circle cx=\"44\" r=\"10\" class=\"svelte-12g5sd0\"></circle><text class=\"output plus svelte-12g5sd0\" x=\"44\" text-anchor=\"middle\">+</text><text class=\"soft svelte-12g5sd0\" x=\"66\"> </text>", 1), za = /* @__PURE__ */ Dr("<rect x=\"76\" width=\"250\" height=\"34\" rx=\"6\"></rect><text x=\"201\" text-anchor=\"middle\"> </text>", 1), Ba = /* @__PURE__ */ Dr("<svg viewBox=\"0 0 344 450\" role=\"img\" class=\"svelte-12g5sd0\"><defs><marker id=\"up\" viewBox=\"0 0 10 10\" refX=\"6\" refY=\"5\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path d=\"M0,0 L10,5 L0,10Z\" fill=\"var(--line-strong)\"></path></marker></defs><rect class=\"layer svelte-12g5sd0\" x=\"10\" y=\"64\" width=\"328\" height=\"312\" rx=\"12\"></rect><text class=\"soft svelte-12g5sd0\" x=\"326\" y=\"368\" text-anchor=\"end\"> </text><line class=\"stream svelte-12g5sd0\" x1=\"44\" x2=\"44\" y1=\"408\" y2=\"42\"></line><text class=\"residual svelte-12g5sd0\" transform=\"translate(29,226) rotate(-90)\" text-anchor=\"middle\"> </text><!><!><text x=\"44\" y=\"432\" text-anchor=\"start\"> </text><text x=\"44\" y=\"26\" text-anchor=\"start\"> </text></svg><!>", 1);
function Va(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story.block), i = /* @__PURE__ */ M(() => U(r).steps), a = /* @__PURE__ */ M(() => [
		{
			y: 316,
			text: U(i).norm,
			role: "plain"
		},
		{
			y: 262,
			text: U(i).attention,
			role: "attention"
		},
		{
			y: 160,
			text: U(i).norm,
			role: "plain"
		},
		{
			y: 106,
			text: U(i).mlp,
			role: "plain"
		}
	]);
	var o = Ba(), s = L(o), c = z(I(s), 2), l = R(c), u = z(c, 2), d = R(u, !0), f = z(u);
	J(f, 16, () => [[360, 244], [204, 88]], ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ M(() => m(t, 2));
		let r = () => U(n)[0], a = () => U(n)[1];
		var o = Ra(), s = L(o), c = z(s), l = z(c), u = z(l), d = z(u), f = R(d, !0);
		B(() => {
			Y(s, "d", `M44,${r() ?? ""} H200 V${r() - 10}`), Y(c, "d", `M200,${a() + 18} V${a() ?? ""} H58`), Y(l, "cy", a()), Y(u, "y", a() + 6), Y(d, "y", a() - 6), q(f, U(i).add);
		}), K(e, o);
	});
	var p = z(f);
	J(p, 17, () => U(a), (e) => e.y, (e, t) => {
		var n = za(), r = L(n), i = z(r), a = R(i, !0);
		B(() => {
			oi(r, 0, `box ${U(t).role ?? ""}`, "svelte-12g5sd0"), Y(r, "y", U(t).y), Y(i, "y", U(t).y + 22), oi(i, 0, ei(U(t).role), "svelte-12g5sd0"), q(a, U(t).text);
		}), K(e, n);
	});
	var h = z(p), g = R(h, !0), _ = R(z(h), !0);
	k(s), $(z(s), { get text() {
		return U(r).text;
	} }), B((e) => {
		Y(s, "aria-label", `${U(r).diagram ?? ""}: ${U(i).tokens ?? ""}; ${U(i).attention ?? ""}; ${U(i).add ?? ""}; ${U(i).mlp ?? ""}; ${U(i).add ?? ""}; ${U(i).next ?? ""}`), q(l, `× ${e ?? ""}`), q(d, U(r).residual), q(g, U(i).tokens), q(_, U(i).next);
	}, [() => U(r).times(n.sentence.of.layers)]), K(e, o), j();
}
// src/story/screens/Friend.svelte
var Ha = /* @__PURE__ */ G("<!> <!> <!>", 1);
function Ua(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.friend);
	var r = Ha(), i = L(r);
	Fa(i, {
		people: 2,
		way: "plain"
	});
	var a = z(i, 2);
	Oa(a, { people: 2 }), $(z(a, 2), {
		get text() {
			return U(n).text;
		},
		get hint() {
			return U(n).hint;
		}
	}), K(e, r), j();
}
// src/story/parts/Map.svelte
var Wa = /* @__PURE__ */ G("<span class=\"svelte-1ygw28s\"> </span>"), Ga = /* @__PURE__ */ G("<div class=\"columns svelte-1ygw28s\" aria-hidden=\"true\"></div> <div class=\"rows svelte-1ygw28s\" aria-hidden=\"true\"></div>", 1), Ka = /* @__PURE__ */ G("<div><!> <div class=\"canvas\"><canvas tabindex=\"0\" role=\"application\" data-keys=\"\" class=\"svelte-1ygw28s\"></canvas></div></div> <p class=\"cell svelte-1ygw28s\" aria-live=\"polite\"> </p>", 1), qa = /* @__PURE__ */ G("<div class=\"canvas\"><canvas role=\"img\" class=\"svelte-1ygw28s\"></canvas></div>");
function Ja(e, t) {
	A(t, !0);
	let n = X(t, "row", 19, () => -1), r = X(t, "describe", 3, null), i = X(t, "choose", 3, null), a = X(t, "visible", 3, (e, t) => t <= e), o = X(t, "rows", 3, null), s = X(t, "columns", 3, null), c = X(t, "small", 3, !1), l = /* @__PURE__ */ P(void 0), u = /* @__PURE__ */ P(null), d = /* @__PURE__ */ P(0), f = /* @__PURE__ */ M(() => t.weights.length), p = /* @__PURE__ */ M(() => t.weights[0]?.length ?? 0);
	vn(() => {
		Hi.shown;
		let e = globalThis.devicePixelRatio || 1, r = Math.max(1, Math.floor(U(d) * e / U(p)));
		((e) => {
			var t = m(e, 2);
			U(l).width = t[0], U(l).height = t[1];
		})([r * U(p), r * U(f)]);
		let i = U(l).getContext("2d"), o = getComputedStyle(document.documentElement), [s, g, _] = [
			"--query",
			"--line-strong",
			"--ink"
		].map((e) => o.getPropertyValue(e)), v = c() ? 0 : Math.max(1, Math.round(r / 24));
		for (let e = 0; e < U(f); e++) for (let n = 0; n < U(p); n++) {
			let [o, c, l] = [
				n * r,
				e * r,
				r - v
			];
			a()(e, n) ? (i.globalAlpha = .06, i.fillStyle = _, i.fillRect(o, c, l, l), i.globalAlpha = t.weights[e][n], i.fillStyle = s, i.fillRect(o, c, l, l)) : h(i, o, c, l, g);
		}
		i.globalAlpha = 1, i.strokeStyle = _, i.lineWidth = e * 1.5, n() >= 0 && i.strokeRect(i.lineWidth / 2, n() * r, r * U(p) - i.lineWidth, r - v), U(u) && i.strokeRect(U(u)[1] * r, U(u)[0] * r, r - v, r - v);
	});
	function h(e, t, n, r, i) {
		e.globalAlpha = .5, e.strokeStyle = i, e.lineWidth = 1, e.beginPath();
		for (let i = 2; i < r * 2; i += 4) e.moveTo(t + Math.max(0, i - r), n + Math.min(i, r)), e.lineTo(t + Math.min(i, r), n + Math.max(0, i - r));
		e.stroke();
	}
	function g(e) {
		let t = U(l).getBoundingClientRect(), n = Math.floor((e.clientY - t.top) / t.height * U(f)), r = Math.floor((e.clientX - t.left) / t.width * U(p));
		F(u, n >= 0 && n < U(f) && r >= 0 && r < U(p) ? [n, r] : null, !0);
	}
	function _(e) {
		let t = {
			ArrowLeft: [0, -1],
			ArrowRight: [0, 1],
			ArrowUp: [-1, 0],
			ArrowDown: [1, 0]
		}[e.key];
		if (e.key === "Enter" && U(u) && i()?.(U(u)[0]), !t) return;
		e.preventDefault();
		let [r, a] = U(u) ?? [Math.max(0, n()), 0];
		F(u, U(u) ? [v(r + t[0], U(f)), v(a + t[1], U(p))] : [r, a], !0);
	}
	let v = (e, t) => Math.min(t - 1, Math.max(0, e));
	var y = kr(), b = L(y), x = (e) => {
		var n = Ka(), a = L(n);
		let c;
		var f = I(a), p = (e) => {
			var t = Ga(), n = L(t);
			J(n, 21, () => s() ?? [], Vr, (e, t) => {
				var n = Wa(), r = R(n, !0);
				B(() => q(r, U(t))), K(e, n);
			}), k(n);
			var r = z(n, 2);
			J(r, 21, o, Vr, (e, t) => {
				var n = Wa(), r = R(n, !0);
				B(() => q(r, U(t))), K(e, n);
			}), k(r), K(e, t);
		};
		Br(f, (e) => {
			o() && e(p);
		});
		var m = z(f, 2), h = I(m);
		Ai(h, (e) => F(l, e), () => U(l)), k(m), k(a);
		var v = R(z(a, 2), !0);
		B((e) => {
			c = oi(a, 1, "framed svelte-1ygw28s", null, c, { named: o() !== null }), Y(h, "aria-label", t.label), q(v, e);
		}, [() => U(u) ? r()(U(u)[0], U(u)[1]) : t.label]), W("keydown", h, _), W("pointermove", h, g), _r("pointerleave", h, () => F(u, null)), W("click", h, () => U(u) && i()?.(U(u)[0])), Oi(m, "clientWidth", (e) => F(d, e)), K(e, n);
	}, S = (e) => {
		var n = qa(), r = I(n);
		Ai(r, (e) => F(l, e), () => U(l)), k(n), B(() => Y(r, "aria-label", t.label)), Oi(n, "clientWidth", (e) => F(d, e)), K(e, n);
	};
	Br(b, (e) => {
		r() ? e(x) : e(S, -1);
	}), K(e, y), j();
}
vr([
	"keydown",
	"pointermove",
	"click"
]);
// src/story/screens/Heads.svelte
var Ya = /* @__PURE__ */ G("<button class=\"svelte-1dxzx3e\"><!> <b class=\"svelte-1dxzx3e\"> </b> <span class=\"svelte-1dxzx3e\"> </span></button>"), Xa = /* @__PURE__ */ G("<!> <div class=\"heads svelte-1dxzx3e\"></div> <!>", 1);
function Za(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ M(() => n.sentence.of), a = /* @__PURE__ */ M(() => Array.from({ length: U(i).heads }, (e, t) => {
		let a = U(i).tokens.map((e, r) => n.shares(t, r)), o = a[n.row], s = o.reduce((e, t, n) => t > o[e] ? n : e, 0);
		return {
			head: t,
			weights: a,
			said: U(r).heads.strongest(Yi(U(i).tokens[s]), Ji(o[s]))
		};
	}));
	function o(e) {
		n.head = e, n.ask(n.row);
	}
	var s = Xa(), c = L(s);
	{
		let e = /* @__PURE__ */ M(() => n.shares());
		da(c, { get shares() {
			return U(e);
		} });
	}
	var l = z(c, 2);
	J(l, 21, () => U(a), (e) => e.head, (e, t) => {
		var i = Ya(), a = I(i);
		Ja(a, {
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
		var s = z(a, 2), c = R(s, !0), l = R(z(s, 2), !0);
		k(i), B((e) => {
			Y(i, "aria-pressed", U(t).head === n.head), q(c, e), q(l, U(t).said);
		}, [() => U(r).heads.choose(U(t).head)]), W("click", i, () => o(U(t).head)), K(e, i);
	}), k(l), $(z(l, 2), { get text() {
		return U(r).heads.text;
	} }), K(e, s), j();
}
vr(["click"]);
// src/story/parts/Choice.svelte
var Qa = /* @__PURE__ */ G("<label><input type=\"radio\" class=\"svelte-mdma89\"/> </label>"), $a = /* @__PURE__ */ G("<fieldset class=\"svelte-mdma89\"><legend class=\"svelte-mdma89\"> </legend> <div class=\"svelte-mdma89\"></div></fieldset>");
function eo(e, t) {
	let n = Ar();
	A(t, !0);
	let r = X(t, "value", 15);
	var i = $a(), a = I(i), o = R(a, !0), s = z(a, 2);
	J(s, 21, () => t.options, (e) => String(e.value), (e, t) => {
		var i = Qa();
		let a;
		var o = I(i);
		yi(o);
		var s = z(o, 1, !0);
		k(i), B(() => {
			a = oi(i, 1, "svelte-mdma89", null, a, { chosen: U(t).value === r() }), Y(o, "name", n), bi(o, U(t).value === r()), q(s, U(t).label);
		}), W("change", o, () => r(U(t).value)), K(e, i);
	}), k(s), k(i), B(() => q(o, t.label)), K(e, i), j();
}
vr(["change"]);
// src/story/screens/Kinds.svelte
var to = /* @__PURE__ */ G("<!> <div class=\"both svelte-308osq\"><div class=\"map\"><!></div> <div class=\"words svelte-308osq\"><p aria-live=\"polite\" class=\"svelte-308osq\"><!></p> <p class=\"soft svelte-308osq\"> </p></div></div>", 1);
function no(e, t) {
	A(t, !0);
	let { data: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story.kinds), i = /* @__PURE__ */ M(() => Z.t.story.mask), a = /* @__PURE__ */ P("encoder"), { block: o, cross: s } = n.numbers, c = o.heads[0], l = {
		query: o.inputs.map((e) => ta(e, c.query_weight)),
		key: o.inputs.map((e) => ta(e, c.key_weight))
	}, u = /* @__PURE__ */ M(() => U(a) === "cross" ? s.asking : o.words), d = /* @__PURE__ */ M(() => (e, t) => U(a) !== "decoder" || t <= e), f = /* @__PURE__ */ M(() => {
		let { query: e, key: t } = U(a) === "cross" ? s : l;
		return e.map((e, n) => Qi(na(e, t, void 0, (e) => U(d)(n, e))));
	}), p = (e, t) => U(d)(e, t) ? U(i).cell(U(u)[e], o.words[t], Ji(U(f)[e][t])) : U(i).cellHidden(U(u)[e], o.words[t]), m = [
		"encoder",
		"decoder",
		"cross"
	];
	var h = to(), g = L(h);
	{
		let e = /* @__PURE__ */ M(() => m.map((e) => ({
			value: e,
			label: U(r)[e]
		})));
		eo(g, {
			get label() {
				return U(r).choose;
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
	var _ = z(g, 2), v = I(_);
	Ja(I(v), {
		get weights() {
			return U(f);
		},
		get visible() {
			return U(d);
		},
		describe: p,
		get rows() {
			return U(u);
		},
		get columns() {
			return o.words;
		},
		get label() {
			return U(r).map;
		}
	}), k(v);
	var y = z(v, 2), b = I(y);
	ga(I(b), { get text() {
		return U(r).text[U(a)];
	} }), k(b);
	var x = R(z(b, 2), !0);
	k(y), k(_), B(() => q(x, U(r).by)), K(e, h), j();
}
// src/story/screens/Learned.svelte
var ro = /* @__PURE__ */ G("<th scope=\"col\"> </th>"), io = /* @__PURE__ */ G("<td class=\"svelte-15orghe\"><div class=\"cell\"><i class=\"svelte-15orghe\"></i><span> </span></div></td>"), ao = /* @__PURE__ */ G("<tr><th scope=\"row\" class=\"svelte-15orghe\"> </th><!></tr>"), oo = /* @__PURE__ */ G("<div class=\"choices svelte-15orghe\"><!> <!></div> <table class=\"svelte-15orghe\"><thead class=\"svelte-15orghe\"><tr><td class=\"svelte-15orghe\"></td><!></tr></thead><tbody></tbody></table> <p aria-live=\"polite\" class=\"svelte-15orghe\"> <span class=\"soft svelte-15orghe\"> </span></p> <!>", 1);
function so(e, t) {
	A(t, !0);
	let { data: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story.learned), i = /* @__PURE__ */ M(() => Z.t.story), a = /* @__PURE__ */ P("start"), o = /* @__PURE__ */ P("soft"), s = /* @__PURE__ */ M(() => n.numbers.learning[U(o)]), c = /* @__PURE__ */ M(() => U(s)[U(a)]), l = /* @__PURE__ */ M(() => U(a) === "start" ? U(s).held_out_before : U(s).held_out), u = [
		"query",
		"key",
		"value"
	];
	var d = oo(), f = L(d), p = I(f);
	{
		let e = /* @__PURE__ */ M(() => [{
			value: "start",
			label: U(r).at.start
		}, {
			value: "learned",
			label: U(r).at.learned
		}]);
		eo(p, {
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
		eo(m, {
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
		var n = ro(), r = R(n);
		B((e) => {
			oi(n, 1, ei(t), "svelte-15orghe"), q(r, `${e ?? ""} ${U(i).roles[t] ?? ""}`);
		}, [() => t[0].toUpperCase()]), K(e, n);
	}), k(_), k(g);
	var v = z(g);
	J(v, 22, () => n.numbers.learning.features, (e) => e, (e, t, n) => {
		var i = ao(), a = I(i), o = R(a, !0);
		J(z(a), 18, () => u, (e) => e, (e, t, r) => {
			let i = /* @__PURE__ */ M(() => U(c)[U(r)][U(n)]);
			var a = io(), o = I(a), s = I(o);
			let l;
			var u = R(z(s), !0);
			k(o), k(a), B((e, n) => {
				l = ci(s, "", l, {
					background: `var(--${t ?? ""})`,
					width: e
				}), q(u, n);
			}, [() => `${Math.min(100, Math.abs(U(i)) / 1.5 * 100)}%`, () => Q(U(i), 2)]), K(e, a);
		}), k(i), B(() => q(o, U(r).features[t])), K(e, i);
	}), k(v), k(h);
	var y = z(h, 2), b = I(y), x = R(z(b), !0);
	k(y), $(z(y, 2), { get text() {
		return U(r).text;
	} }), B((e) => {
		q(b, `${e ?? ""} `), q(x, U(r).ratio);
	}, [() => U(r).error(U(l) < .01 ? U(r).tiny : Q(U(l), 1))]), K(e, d), j();
}
// src/story/screens/Limits.svelte
var co = /* @__PURE__ */ G("<th scope=\"col\" class=\"svelte-1v8sk2n\"> </th>"), lo = /* @__PURE__ */ G("<tr><td class=\"story svelte-1v8sk2n\"> </td><td class=\"svelte-1v8sk2n\"> </td></tr>"), uo = /* @__PURE__ */ G("<table class=\"svelte-1v8sk2n\"><thead><tr></tr></thead><tbody></tbody></table> <!>", 1);
function fo(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.limits);
	var r = uo(), i = L(r), a = I(i), o = I(a);
	J(o, 20, () => U(n).columns, (e) => e, (e, t) => {
		var n = co(), r = R(n, !0);
		B(() => q(r, t)), K(e, n);
	}), k(o), k(a);
	var s = z(a);
	J(s, 21, () => U(n).rows, (e) => e[0], (e, t) => {
		var n = lo(), r = I(n), i = R(r, !0), a = R(z(r), !0);
		k(n), B(() => {
			q(i, U(t)[0]), q(a, U(t)[1]);
		}), K(e, n);
	}), k(s), k(i), $(z(i, 2), { get text() {
		return U(n).text;
	} }), K(e, r), j();
}
// src/story/screens/Mask.svelte
var po = /* @__PURE__ */ G("<p class=\"warning svelte-j4bkjn\"> </p>"), mo = /* @__PURE__ */ G("<!> <!> <div class=\"map svelte-j4bkjn\"><!></div> <!> <!>", 1);
function ho(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ P(!0), a = /* @__PURE__ */ M(() => n.sentence.of.tokens), o = /* @__PURE__ */ M(() => U(a).map((e, t) => n.shares(n.head, t, { mask: U(i) }))), s = (e, t) => !U(i) || t <= e, c = (e, t) => {
		let [n, i] = [Yi(U(a)[e]), Yi(U(a)[t])];
		return s(e, t) ? U(r).mask.cell(n, i, Ji(U(o)[e][t])) : U(r).mask.cellHidden(n, i);
	};
	var l = mo(), u = L(l);
	da(u, { get shares() {
		return U(o)[n.row];
	} });
	var d = z(u, 2);
	{
		let e = /* @__PURE__ */ M(() => [{
			value: !0,
			label: U(r).mask.on
		}, {
			value: !1,
			label: U(r).mask.off
		}]);
		eo(d, {
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
	var f = z(d, 2);
	Ja(I(f), {
		get weights() {
			return U(o);
		},
		get row() {
			return n.row;
		},
		visible: s,
		describe: c,
		choose: (e) => n.ask(e),
		get label() {
			return U(r).mask.map;
		}
	}), k(f);
	var p = z(f, 2), m = (e) => {
		var t = po(), n = R(t, !0);
		B(() => q(n, U(r).mask.warning)), K(e, t);
	};
	Br(p, (e) => {
		U(i) || e(m);
	}), $(z(p, 2), { get text() {
		return U(r).mask.text;
	} }), K(e, l), j();
}
// src/story/screens/Mix.svelte
var go = /* @__PURE__ */ G("<span> </span> <!>", 1), _o = /* @__PURE__ */ G("<!> <div class=\"rows svelte-1h9nyjh\"><!> <b class=\"output\"> </b> <!></div> <p class=\"soft svelte-1h9nyjh\"> </p> <!>", 1);
function vo(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => n.shares()), o = /* @__PURE__ */ M(() => U(i).of.tokens.map((e, t) => U(i).value(n.head, t))), s = /* @__PURE__ */ M(() => $i(U(a), U(o))), c = /* @__PURE__ */ M(() => U(a).map((e, t) => [e, t]).filter(([, e]) => e <= n.row).sort((e, t) => t[0] - e[0]).slice(0, 5)), l = /* @__PURE__ */ M(() => Math.max(...U(c).flatMap(([e, t]) => Array.from(U(o)[t], (t) => Math.abs(t * e)))));
	var u = _o(), d = L(u);
	da(d, { get shares() {
		return U(a);
	} });
	var f = z(d, 2), p = I(f);
	J(p, 17, () => U(c), ([e, t]) => t, (e, t) => {
		var n = /* @__PURE__ */ M(() => m(U(t), 2));
		let a = () => U(n)[0], s = () => U(n)[1], c = /* @__PURE__ */ M(() => U(r).mix.times(Ji(a()), Yi(U(i).of.tokens[s()])));
		var u = go(), d = L(u), f = R(d, !0), p = z(d, 2);
		{
			let e = /* @__PURE__ */ M(() => Array.from(U(o)[s()], (e) => e * a()));
			pa(p, {
				get numbers() {
					return U(e);
				},
				role: "value",
				get most() {
					return U(l);
				},
				height: 18,
				get label() {
					return U(c);
				}
			});
		}
		B(() => q(f, U(c))), K(e, u);
	});
	var h = z(p, 2), g = R(h);
	pa(z(h, 2), {
		get numbers() {
			return U(s);
		},
		role: "output",
		get most() {
			return U(l);
		},
		height: 26,
		get label() {
			return U(r).mix.sum;
		}
	}), k(f);
	var _ = z(f, 2), v = R(_, !0);
	$(z(_, 2), { get text() {
		return U(r).mix.text;
	} }), B(() => {
		q(g, `= ${U(r).mix.sum ?? ""}`), q(v, U(r).positiveNegative);
	}), K(e, u), j();
}
// src/story/screens/Next.svelte
var yo = /* @__PURE__ */ G("<option lang=\"en\"> </option>"), bo = /* @__PURE__ */ G("<tr><th scope=\"row\" lang=\"en\" class=\"svelte-wgqvgq\"> </th><td class=\"r svelte-wgqvgq\"> </td><td class=\"cell svelte-wgqvgq\" aria-hidden=\"true\"><div class=\"svelte-wgqvgq\"></div></td></tr>"), xo = /* @__PURE__ */ G("<!> <p class=\"text svelte-wgqvgq\" lang=\"en\"> <b class=\"output\"> </b></p> <div class=\"guess svelte-wgqvgq\" aria-live=\"polite\"><span class=\"svelte-wgqvgq\"> </span> <div class=\"bar svelte-wgqvgq\"><div class=\"svelte-wgqvgq\"></div></div> <b class=\"svelte-wgqvgq\"> </b></div> <div class=\"choices svelte-wgqvgq\"><!> <label class=\"svelte-wgqvgq\"> </label> <select class=\"svelte-wgqvgq\"></select></div> <p class=\"soft svelte-wgqvgq\"> <!></p> <table class=\"svelte-wgqvgq\"><caption class=\"svelte-wgqvgq\"> </caption><tbody></tbody></table> <!>", 1);
function So(e, t) {
	let n = Ar();
	A(t, !0);
	let { reading: r } = Ki(), i = /* @__PURE__ */ M(() => Z.t.story.next), a = /* @__PURE__ */ M(() => Z.t.story), o = /* @__PURE__ */ M(() => r.sentence.of), s = /* @__PURE__ */ P("none"), c = /* @__PURE__ */ P(0);
	vn(() => {
		F(c, r.sentence.of.best, !0);
	});
	let l = /* @__PURE__ */ M(() => U(s) === "none" ? U(o).cuts.with : U(o).cuts[U(s)][U(c)]), u = /* @__PURE__ */ M(() => U(s) === "none" ? [] : U(o).cuts[U(s)].filter((e, t) => t !== U(c) && t > 0));
	var d = xo(), f = L(d);
	sa(f, {});
	var p = z(f, 2), h = I(p), g = R(z(h), !0);
	k(p);
	var _ = z(p, 2), v = I(_), y = R(v, !0), b = z(v, 2), x = I(b);
	let S;
	k(b);
	var C = R(z(b, 2), !0);
	k(_);
	var w = z(_, 2), T = I(w);
	{
		let e = /* @__PURE__ */ M(() => [
			{
				value: "none",
				label: U(i).none
			},
			{
				value: "head",
				label: U(i).inHead
			},
			{
				value: "all",
				label: U(i).inAll
			}
		]);
		eo(T, {
			get label() {
				return U(i).cut;
			},
			get options() {
				return U(e);
			},
			get value() {
				return U(s);
			},
			set value(e) {
				F(s, e, !0);
			}
		});
	}
	var ee = z(T, 2), te = R(ee, !0), ne = z(ee, 2);
	J(ne, 21, () => U(o).tokens, Vr, (e, t, n) => {
		var r = yo(), i = R(r);
		r.value = r.__value = n, B((e) => q(i, `${e ?? ""} (${n})`), [() => Yi(U(t))]), K(e, r);
	}), k(ne), fi(ne), k(w);
	var E = z(w, 2), re = I(E), ie = z(re), ae = (e) => {
		var t = Or();
		B((e) => q(t, e), [() => U(i).others(Ji(Math.min(...U(u))), Ji(Math.max(...U(u))))]), K(e, t);
	};
	Br(ie, (e) => {
		U(u).length && e(ae);
	}), k(E);
	var oe = z(E, 2), se = I(oe), ce = R(se, !0), le = z(se);
	J(le, 21, () => U(o).next, ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ M(() => m(U(t), 2));
		let r = () => U(n)[0], i = () => U(n)[1];
		var a = bo(), o = I(a), s = R(o, !0), c = z(o), l = R(c, !0), u = z(c), d = I(u);
		let f;
		k(u), k(a), B((e, t) => {
			q(s, e), q(l, t), f = ci(d, "", f, { width: `${100 * i()}%` });
		}, [() => Yi(r()), () => Ji(i())]), K(e, a);
	}), k(le), k(oe), $(z(oe, 2), { get text() {
		return U(i).text;
	} }), B((e, t, r, a) => {
		q(h, `${U(o).sentence ?? ""} `), q(g, e), q(y, t), S = ci(x, "", S, { width: `${100 * U(l)}%` }), q(C, r), Y(ee, "for", n), q(te, U(i).column), Y(ne, "id", n), ne.disabled = U(s) === "none", q(re, `${a ?? ""}. `), q(ce, U(i).guesses);
	}, [
		() => Yi(U(o).next[0][0]),
		() => U(i).guess(Yi(U(o).next[0][0])),
		() => Ji(U(l)),
		() => U(a).layerHead(U(o).layer, U(o).head)
	]), pi(ne, () => U(c), (e) => F(c, e)), K(e, d), j();
}
// src/story/screens/Powers.svelte
var Co = /* @__PURE__ */ G("<div class=\"row svelte-4jij7l\"><!> <div class=\"power svelte-4jij7l\"><span>e<sup> </sup></span> <b class=\"svelte-4jij7l\"> </b></div> <div class=\"share svelte-4jij7l\"><div class=\"bar svelte-4jij7l\"><div class=\"svelte-4jij7l\"></div></div> <b class=\"svelte-4jij7l\"> </b></div></div>"), wo = /* @__PURE__ */ G("<div class=\"rows\"></div> <p class=\"buttons svelte-4jij7l\"><button class=\"svelte-4jij7l\"> </button> <button class=\"svelte-4jij7l\"> </button> <span class=\"unseen\" aria-live=\"polite\"> </span></p> <!>", 1);
function To(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.powers), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ P(Yt([
		2,
		.5,
		-1
	])), a = /* @__PURE__ */ M(() => Qi(U(i))), o = (e) => F(i, U(i).map((t) => Math.min(4, Math.max(-4, t + e))), !0);
	var s = wo(), c = L(s);
	J(c, 21, () => U(i), Vr, (e, t, r) => {
		var o = Co(), s = I(o);
		{
			let e = /* @__PURE__ */ M(() => U(n).score(r + 1)), t = /* @__PURE__ */ M(() => Q(U(i)[r], 1));
			Ta(s, {
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
			q(u, e), q(d, t), h = ci(m, "", h, { width: `${100 * U(a)[r]}%` }), q(g, n);
		}, [
			() => Q(U(i)[r], 1),
			() => Q(Math.exp(U(i)[r]), 3),
			() => qi(U(a)[r])
		]), K(e, o);
	}), k(c);
	var l = z(c, 2), u = I(l), d = R(u, !0), f = z(u, 2), p = R(f, !0), m = R(z(f, 2));
	k(l), $(z(l, 2), { get text() {
		return U(n).text;
	} }), B((e, t, i) => {
		u.disabled = e, q(d, U(n).all), f.disabled = t, q(p, U(n).allLess), q(m, `${U(r).share ?? ""}: ${i ?? ""}`);
	}, [
		() => U(i).some((e) => e + 1 > 4),
		() => U(i).some((e) => e - 1 < -4),
		() => U(a).map(qi).join(", ")
	]), W("click", u, () => o(1)), W("click", f, () => o(-1)), K(e, s), j();
}
vr(["click"]);
// src/story/screens/Product.svelte
var Eo = /* @__PURE__ */ Dr("<marker viewBox=\"0 0 10 10\" refX=\"8\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0,0 L10,5 L0,10Z\"></path></marker>"), Do = /* @__PURE__ */ Dr("<line class=\"arrow k svelte-pry25i\" marker-end=\"url(#tip-key)\"></line><text class=\"key svelte-pry25i\" text-anchor=\"middle\"></text>", 1), Oo = /* @__PURE__ */ G("<tr><th scope=\"row\" class=\"key svelte-pry25i\"></th><td class=\"sum svelte-pry25i\"><span class=\"query\"> </span>×<span class=\"key\"> </span> + <span class=\"query\"> </span>×<span class=\"key\"> </span></td><td class=\"r svelte-pry25i\"> </td><td class=\"r svelte-pry25i\"><b> </b></td></tr>"), ko = /* @__PURE__ */ G("<div class=\"both svelte-pry25i\"><svg role=\"group\" class=\"svelte-pry25i\"><defs></defs><line class=\"axis svelte-pry25i\" x1=\"0\"></line><line class=\"axis svelte-pry25i\" y1=\"0\"></line><!><line class=\"arrow q svelte-pry25i\"></line><circle data-keys=\"\" tabindex=\"0\" role=\"slider\" r=\"12\" class=\"svelte-pry25i\"></circle><text class=\"query svelte-pry25i\" text-anchor=\"middle\">Q</text></svg> <table class=\"svelte-pry25i\"><thead class=\"svelte-pry25i\"><tr><td class=\"svelte-pry25i\"></td><th scope=\"col\" class=\"svelte-pry25i\">q·k</th><th scope=\"col\" class=\"r svelte-pry25i\"> </th><th scope=\"col\" class=\"r svelte-pry25i\"> </th></tr></thead><tbody class=\"svelte-pry25i\"></tbody></table></div> <!>", 1);
function Ao(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.product), r = /* @__PURE__ */ M(() => Z.t.story), i = [
		[2, .5],
		[.4, 1.8],
		[-1.6, -.6]
	], a = 2.5, o = /* @__PURE__ */ P(Yt([1.5, 1])), s = /* @__PURE__ */ M(() => na(U(o), i, 1)), c = /* @__PURE__ */ M(() => Qi(U(s))), l = (e) => 160 + e / a * 144, u = (e) => 160 - e / a * 144, d = (e) => Math.round(10 * Math.min(a, Math.max(-2.5, e))) / 10, f;
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
	let g = /* @__PURE__ */ M(() => U(n).at(Q(U(o)[0], 1), Q(U(o)[1], 1)));
	var _ = ko(), v = L(_), y = I(v);
	Y(y, "viewBox", "0 0 320 320");
	var b = I(y);
	J(b, 20, () => ["query", "key"], (e) => e, (e, t) => {
		var n = Eo(), r = R(n);
		B(() => {
			Y(n, "id", `tip-${t ?? ""}`), Y(r, "fill", `var(--${t ?? ""})`);
		}), K(e, n);
	}), k(b);
	var x = z(b);
	Y(x, "x2", 320);
	var S = z(x);
	Y(S, "y2", 320);
	var C = z(S);
	J(C, 17, () => i, Vr, (e, t, n) => {
		var r = Do(), i = L(r), a = z(i);
		a.textContent = `K${n + 1}`, B((e, t, r, o, s, l) => {
			Y(i, "x1", e), Y(i, "y1", t), Y(i, "x2", r), Y(i, "y2", o), Y(i, "opacity", .35 + .65 * U(c)[n]), Y(a, "x", s), Y(a, "y", l);
		}, [
			() => l(0),
			() => u(0),
			() => l(U(t)[0]),
			() => u(U(t)[1]),
			() => l(U(t)[0] * 1.12),
			() => u(U(t)[1] * 1.12) + 5
		]), K(e, r);
	});
	var w = z(C), T = z(w);
	Y(T, "aria-valuemin", -2.5), Y(T, "aria-valuemax", a);
	var ee = z(T);
	k(y), Ai(y, (e) => f = e, () => f);
	var te = z(y, 2), ne = I(te), E = I(ne), re = z(I(E), 2), ie = R(re, !0), ae = R(z(re), !0);
	k(E), k(ne);
	var oe = z(ne);
	J(oe, 21, () => i, Vr, (e, t, n) => {
		var r = Oo(), i = I(r);
		i.textContent = `K${n + 1}`;
		var a = z(i), l = I(a), u = R(l, !0), d = z(l, 2), f = R(d, !0), p = z(d, 2), m = R(p, !0), h = R(z(p, 2), !0);
		k(a);
		var g = z(a), _ = R(g, !0), v = z(g), y = R(I(v), !0);
		k(v), k(r), B((e, t, n, r, i, a) => {
			q(u, e), q(f, t), q(m, n), q(h, r), q(_, i), q(y, a);
		}, [
			() => Q(U(o)[0], 1),
			() => Q(U(t)[0], 1),
			() => Q(U(o)[1], 1),
			() => Q(U(t)[1], 1),
			() => Q(U(s)[n]),
			() => Ji(U(c)[n])
		]), K(e, r);
	}), k(oe), k(te), k(v), $(z(v, 2), {
		get text() {
			return U(n).text;
		},
		get hint() {
			return U(n).hint;
		}
	}), B((e, t, i, a, s, c, l, u, d, f, p, m) => {
		Y(y, "aria-label", U(n).plane), Y(x, "y1", e), Y(x, "y2", t), Y(S, "x1", i), Y(S, "x2", a), Y(w, "x1", s), Y(w, "y1", c), Y(w, "x2", l), Y(w, "y2", u), Y(T, "aria-label", U(n).tip), Y(T, "aria-valuenow", U(o)[0]), Y(T, "aria-valuetext", U(g)), Y(T, "cx", d), Y(T, "cy", f), Y(ee, "x", p), Y(ee, "y", m), q(ie, U(r).score), q(ae, U(r).share);
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
	]), W("pointerdown", T, m), W("pointermove", T, (e) => e.buttons && p(e)), W("keydown", T, h), K(e, _), j();
}
vr([
	"pointerdown",
	"pointermove",
	"keydown"
]);
// src/story/screens/Qkv.svelte
var jo = /* @__PURE__ */ G("<span lang=\"en\"> </span> <!> <!>", 1), Mo = /* @__PURE__ */ G("<!> <div><span class=\"svelte-ls8z49\"></span> <b class=\"key\"> </b> <b class=\"value\"> </b> <!> <b class=\"query q svelte-ls8z49\"> </b> <div class=\"query-strip svelte-ls8z49\"><!></div></div> <p class=\"soft svelte-ls8z49\"> </p> <!>", 1);
function No(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => U(i).of.tokens.slice(0, n.row + 1).map((e, t) => ({
		token: Yi(e),
		j: t
	}))), o = (e, t) => `${U(r).roles[e]}: ${t}`;
	var s = Mo(), c = L(s);
	da(c, {});
	var l = z(c, 2);
	let u;
	var d = z(I(l), 2), f = R(d), p = z(d, 2), m = R(p), h = z(p, 2);
	J(h, 17, () => U(a), (e) => e.j, (e, t) => {
		var r = jo(), a = L(r);
		let s;
		var c = R(a, !0), l = z(a, 2);
		{
			let e = /* @__PURE__ */ M(() => U(i).key(n.head, U(t).j)), r = /* @__PURE__ */ M(() => o("key", U(t).token));
			pa(l, {
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
			pa(u, {
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
			s = oi(a, 1, "svelte-ls8z49", null, s, { asker: U(t).j === n.row }), q(c, U(t).token);
		}), K(e, r);
	});
	var g = z(h, 2), _ = R(g), v = z(g, 2), y = I(v);
	{
		let e = /* @__PURE__ */ M(() => U(i).query(n.head, n.row)), t = /* @__PURE__ */ M(() => o("query", Yi(U(i).of.tokens[n.row])));
		pa(y, {
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
	k(v), k(l);
	var b = z(l, 2), x = R(b);
	$(z(b, 2), { get text() {
		return U(r).qkv.text;
	} }), B(() => {
		u = oi(l, 1, "grid svelte-ls8z49", null, u, { long: U(a).length > 20 }), q(f, `K ${U(r).roles.key ?? ""}`), q(m, `V ${U(r).roles.value ?? ""}`), q(_, `Q ${U(r).roles.query ?? ""}`), q(x, `${U(r).positiveNegative ?? ""} ${U(r).qkv.turned ?? ""}`);
	}), K(e, s), j();
}
// src/story/screens/Scale.svelte
var Po = /* @__PURE__ */ G("<p class=\"label svelte-js83sh\"> </p> <div class=\"bar svelte-js83sh\"><div class=\"svelte-js83sh\"></div><b class=\"svelte-js83sh\"> </b></div>", 1), Fo = /* @__PURE__ */ G("<div class=\"picture svelte-js83sh\"><!> <p class=\"svelte-js83sh\"> </p> <!> <p class=\"measured svelte-js83sh\" aria-live=\"polite\"> </p></div> <!>", 1);
function Io(e, t) {
	A(t, !0);
	let { data: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story.scale), i = /* @__PURE__ */ P(3), a = /* @__PURE__ */ M(() => n.numbers.widths[U(i)]), o = /* @__PURE__ */ M(() => [{
		label: U(r).unscaled,
		part: U(a).largest_unscaled
	}, {
		label: U(r).scaled,
		part: U(a).largest_scaled
	}]);
	var s = Fo(), c = L(s), l = I(c);
	{
		let e = /* @__PURE__ */ M(() => n.numbers.widths.length - 1), t = /* @__PURE__ */ M(() => String(U(a).width));
		Ta(l, {
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
	var u = z(l, 2), d = R(u, !0), f = z(u, 2);
	J(f, 17, () => U(o), (e) => e.label, (e, t) => {
		var n = Po(), r = L(n), i = R(r, !0), a = z(r, 2), o = I(a);
		let s;
		var c = R(z(o), !0);
		k(a), B((e) => {
			q(i, U(t).label), s = ci(o, "", s, { width: `${100 * U(t).part}%` }), q(c, e);
		}, [() => Ji(U(t).part)]), K(e, n);
	});
	var p = R(z(f, 2), !0);
	k(c), $(z(c, 2), { get text() {
		return U(r).text;
	} }), B((e) => {
		q(d, e), q(p, U(r).measured);
	}, [() => U(r).typical(Q(U(a).typical_score))]), K(e, s), j();
}
// src/story/parts/ShareBars.svelte
var Lo = /* @__PURE__ */ G("<th scope=\"col\" class=\"r svelte-rvpoe9\"> </th>"), Ro = /* @__PURE__ */ G("<button class=\"svelte-rvpoe9\"> </button>"), zo = /* @__PURE__ */ G("<span class=\"soft svelte-rvpoe9\"> </span>"), Bo = /* @__PURE__ */ G("<td class=\"r soft svelte-rvpoe9\"> </td>"), Vo = /* @__PURE__ */ G("<tr><th scope=\"row\" lang=\"en\" class=\"svelte-rvpoe9\"><!> <!></th><!><td class=\"r svelte-rvpoe9\"> </td><td class=\"bar svelte-rvpoe9\" aria-hidden=\"true\"><div class=\"svelte-rvpoe9\"></div></td></tr>"), Ho = /* @__PURE__ */ G("<p class=\"soft svelte-rvpoe9\"> </p>"), Uo = /* @__PURE__ */ G("<table class=\"svelte-rvpoe9\"><thead class=\"svelte-rvpoe9\"><tr><th scope=\"col\" class=\"svelte-rvpoe9\"> </th><!><th scope=\"col\" class=\"r svelte-rvpoe9\"> </th><td aria-hidden=\"true\" class=\"svelte-rvpoe9\"></td></tr></thead><tbody></tbody></table> <!>", 1);
function Wo(e, t) {
	A(t, !0);
	let n = X(t, "role", 3, "query"), r = X(t, "top", 3, 7), i = X(t, "extra", 3, null), a = X(t, "chosen", 19, () => -1), o = X(t, "choose", 3, null), { reading: s } = Ki(), c = /* @__PURE__ */ M(() => Z.t.story), l = /* @__PURE__ */ M(() => s.sentence.of.tokens), u = /* @__PURE__ */ M(() => t.values.map((e, t) => [e, t]).filter(([e]) => e > -Infinity).sort((e, t) => t[0] - e[0])), d = /* @__PURE__ */ M(() => U(u).slice(r()));
	var f = Uo(), p = L(f), h = I(p), g = I(h), _ = I(g), v = R(_, !0), y = z(_), b = (e) => {
		var t = Lo(), n = R(t, !0);
		B(() => q(n, i().head)), K(e, t);
	};
	Br(y, (e) => {
		i() && e(b);
	});
	var x = R(z(y), !0);
	Ce(), k(g), k(h);
	var S = z(h);
	J(S, 21, () => U(u).slice(0, r()), ([e, t]) => t, (e, r) => {
		var s = /* @__PURE__ */ M(() => m(U(r), 2));
		let u = () => U(s)[0], d = () => U(s)[1];
		var f = Vo();
		let p;
		var h = I(f), g = I(h), _ = (e) => {
			var t = Ro(), n = R(t, !0);
			B((e) => {
				Y(t, "aria-pressed", d() === a()), q(n, e);
			}, [() => Yi(U(l)[d()])]), W("click", t, () => o()(d())), K(e, t);
		}, v = (e) => {
			var t = Or();
			B((e) => q(t, e), [() => Yi(U(l)[d()])]), K(e, t);
		};
		Br(g, (e) => {
			o() ? e(_) : e(v, -1);
		});
		var y = z(g, 2), b = (e) => {
			var t = zo(), n = R(t);
			B(() => {
				Y(t, "lang", Z.name), q(n, `(${U(c).first ?? ""})`);
			}), K(e, t);
		};
		Br(y, (e) => {
			d() === 0 && e(b);
		}), k(h);
		var x = z(h), S = (e) => {
			var t = Bo(), n = R(t, !0);
			B((e) => q(n, e), [() => i().of(d())]), K(e, t);
		};
		Br(x, (e) => {
			i() && e(S);
		});
		var C = z(x), w = R(C, !0), T = z(C), ee = I(T);
		let te;
		k(T), k(f), B((e, t) => {
			p = oi(f, 1, "svelte-rvpoe9", null, p, { chosen: d() === a() }), q(w, e), te = ci(ee, "", te, {
				width: t,
				background: `var(--${n() ?? ""})`
			});
		}, [() => t.format(u()), () => `${Math.max(.4, 100 * t.bar(u()))}%`]), K(e, f);
	}), k(S), k(p);
	var C = z(p, 2), w = (e) => {
		var t = Ho(), n = R(t);
		B((e) => q(n, `+ ${e ?? ""}`), [() => U(c).shares.others(U(d).length)]), K(e, t);
	};
	Br(C, (e) => {
		U(d).length > 0 && t.values.length && e(w);
	}), B(() => {
		q(v, U(c).token), q(x, t.head);
	}), K(e, f), j();
}
vr(["click"]);
// src/story/screens/Scaling.svelte
var Go = /* @__PURE__ */ G("<!> <!> <div class=\"bars svelte-1poku2c\"><!></div> <!>", 1);
function Ko(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ P(!0), a = /* @__PURE__ */ M(() => U(i) ? 1 / Math.sqrt(n.sentence.of.width) : 1), o = /* @__PURE__ */ M(() => n.scores(n.head, n.row, { scale: U(a) })), s = /* @__PURE__ */ M(() => n.shares(n.head, n.row, { scale: U(a) }));
	var c = Go(), l = L(c);
	da(l, { get shares() {
		return U(s);
	} });
	var u = z(l, 2);
	{
		let e = /* @__PURE__ */ M(() => [{
			value: !0,
			label: U(r).scaling.on
		}, {
			value: !1,
			label: U(r).scaling.off
		}]);
		eo(u, {
			get label() {
				return U(r).scaling.toggle;
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
	var d = z(u, 2), f = I(d);
	{
		let e = /* @__PURE__ */ M(() => U(s).map((e, t) => t > n.row ? -Infinity : e)), t = /* @__PURE__ */ M(() => ({
			head: U(i) ? "q·k ÷ √d" : "q·k",
			of: (e) => Q(U(o)[e], 2)
		}));
		Wo(f, {
			get values() {
				return U(e);
			},
			get format() {
				return Ji;
			},
			bar: (e) => e,
			get head() {
				return U(r).share;
			},
			get extra() {
				return U(t);
			}
		});
	}
	k(d), $(z(d, 2), { get text() {
		return U(r).scaling.text;
	} }), K(e, c), j();
}
// src/story/screens/Scores.svelte
var qo = /* @__PURE__ */ G("<!> <div class=\"sum svelte-8ejpq0\"><b class=\"query\">Q</b><!> <b class=\"key\">K</b><!> <b>Q×K</b><!></div> <p aria-live=\"polite\" class=\"svelte-8ejpq0\"> </p> <!> <!>", 1);
function Jo(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ M(() => n.sentence), a = /* @__PURE__ */ M(() => n.scores(n.head, n.row, { scale: 1 })), o = /* @__PURE__ */ M(() => U(i).query(n.head, n.row)), s = /* @__PURE__ */ M(() => U(i).key(n.head, n.key)), c = /* @__PURE__ */ M(() => Array.from(U(o), (e, t) => e * U(s)[t])), l = /* @__PURE__ */ M(() => Yi(U(i).of.tokens[n.key])), u = /* @__PURE__ */ M(() => Math.max(...U(a).map((e) => Number.isFinite(e) ? Math.abs(e) : 0)));
	var d = qo(), f = L(d);
	da(f, {});
	var p = z(f, 2), m = z(I(p));
	pa(m, {
		get numbers() {
			return U(o);
		},
		role: "query",
		height: 18,
		label: "Q"
	});
	var h = z(m, 3);
	pa(h, {
		get numbers() {
			return U(s);
		},
		role: "key",
		height: 18,
		get label() {
			return `K ${U(l) ?? ""}`;
		}
	}), pa(z(h, 3), {
		get numbers() {
			return U(c);
		},
		role: "ink",
		height: 18,
		get label() {
			return U(r).scores.products;
		}
	}), k(p);
	var g = z(p, 2), _ = R(g, !0), v = z(g, 2);
	Wo(v, {
		get values() {
			return U(a);
		},
		format: (e) => Q(e, 1),
		bar: (e) => Math.max(0, e) / U(u),
		head: "q·k",
		get chosen() {
			return n.key;
		},
		choose: (e) => n.key = e
	}), $(z(v, 2), { get text() {
		return U(r).scores.text;
	} }), B((e) => q(_, e), [() => U(r).scores.sum(U(l), Q(U(a)[n.key], 1))]), K(e, d), j();
}
// src/story/screens/Shares.svelte
var Yo = /* @__PURE__ */ G("<!> <!> <!>", 1);
function Xo(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ M(() => n.scores()), a = /* @__PURE__ */ M(() => n.shares());
	var o = Yo(), s = L(o);
	da(s, { get shares() {
		return U(a);
	} });
	var c = z(s, 2);
	{
		let e = /* @__PURE__ */ M(() => U(a).map((e, t) => t > n.row ? -Infinity : e)), t = /* @__PURE__ */ M(() => ({
			head: U(r).score,
			of: (e) => Q(U(i)[e], 2)
		}));
		Wo(c, {
			get values() {
				return U(e);
			},
			get format() {
				return Ji;
			},
			bar: (e) => e,
			get head() {
				return U(r).share;
			},
			get extra() {
				return U(t);
			}
		});
	}
	$(z(c, 2), { get text() {
		return U(r).shares.text;
	} }), K(e, o), j();
}
// src/story/parts/Found.svelte
var Zo = /* @__PURE__ */ G("<p aria-live=\"polite\"><!></p>");
function Qo(e, t) {
	var n = Zo();
	let r;
	var i = I(n), a = (e) => {
		ga(e, { get text() {
			return t.found;
		} });
	}, o = (e) => {
		var n = Or();
		B(() => q(n, t.wait)), K(e, n);
	};
	Br(i, (e) => {
		t.enough ? e(a) : e(o, -1);
	}), k(n), B(() => r = oi(n, 1, "svelte-kos4ha", null, r, { enough: t.enough })), K(e, n);
}
// node_modules/d3-shape/src/constant.js
function $o(e) {
	return function() {
		return e;
	};
}
// node_modules/d3-path/dist/d3-path.mjs
var es = Math.PI, ts = 2 * es, ns = 1e-6, rs = ts - ns;
function is(e) {
	this._ += e[0];
	for (let t = 1, n = e.length; t < n; ++t) this._ += arguments[t] + e[t];
}
function as(e) {
	let t = Math.floor(e);
	if (!(t >= 0)) throw Error(`invalid digits: ${e}`);
	if (t > 15) return is;
	let n = 10 ** t;
	return function(e) {
		this._ += e[0];
		for (let t = 1, r = e.length; t < r; ++t) this._ += Math.round(arguments[t] * n) / n + e[t];
	};
}
function os(e, t, n, r) {
	return e === n && t === r;
}
function ss(e) {
	let t = Math.floor(e);
	if (!(t <= 15)) return os;
	let n = 10 ** t, r = function(e) {
		return Math.round(e * n);
	};
	return function(e, t, n, i) {
		return r(e) === r(n) && r(t) === r(i);
	};
}
var cs = class {
	constructor(e) {
		this._x0 = this._y0 = this._x1 = this._y1 = null, this._ = "", this._append = e == null ? is : as(e), this._equal = e == null ? os : ss(e);
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
		else if (d > ns) {
			if (!(Math.abs(u * s - c * l) > ns) || !i) this._append`L${this._x1 = e},${this._y1 = t}`;
			else {
				let f = n - a, p = r - o, m = s * s + c * c, h = f * f + p * p, g = Math.sqrt(m), _ = Math.sqrt(d), v = i * Math.tan((es - Math.acos((m + d - h) / (2 * g * _))) / 2), y = v / _, b = v / g;
				Math.abs(y - 1) > ns && this._append`L${e + y * l},${t + y * u}`, this._append`A${i},${i},0,0,${+(u * f > l * p)},${this._x1 = e + b * s},${this._y1 = t + b * c}`;
			}
		}
	}
	arc(e, t, n, r, i, a) {
		if (e = +e, t = +t, n = +n, a = !!a, n < 0) throw Error(`negative radius: ${n}`);
		let o = n * Math.cos(r), s = n * Math.sin(r), c = e + o, l = t + s, u = 1 ^ a, d = a ? r - i : i - r;
		if (this._x1 === null ? this._append`M${c},${l}` : (Math.abs(this._x1 - c) > ns || Math.abs(this._y1 - l) > ns) && this._append`L${c},${l}`, n) {
			if (d < 0 && (d = d % ts + ts), d > rs) this._append`A${n},${n},0,1,${u},${e - o},${t - s}A${n},${n},0,1,${u},${this._x1 = c},${this._y1 = l}`;
			else if (d > ns) {
				let a = e + n * Math.cos(i), o = t + n * Math.sin(i);
				if (d >= es && this._equal(c, l, a, o)) {
					d /= 2;
					let i = r + d;
					this._append`A${n},${n},0,${+(d >= es)},${u},${e + n * Math.cos(i)},${t + n * Math.sin(i)}`;
				}
				this._append`A${n},${n},0,${+(d >= es)},${u},${this._x1 = a},${this._y1 = o}`;
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
cs.prototype;
// node_modules/d3-shape/src/path.js
function ls(e) {
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
	}, () => new cs(t);
}
Array.prototype.slice;
function us(e) {
	return typeof e == "object" && "length" in e ? e : Array.from(e);
}
// node_modules/d3-shape/src/curve/linear.js
function ds(e) {
	this._context = e;
}
ds.prototype = {
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
function fs(e) {
	return new ds(e);
}
// node_modules/d3-shape/src/point.js
function ps(e) {
	return e[0];
}
function ms(e) {
	return e[1];
}
// node_modules/d3-shape/src/line.js
function hs(e, t) {
	var n = $o(!0), r = null, i = fs, a = null, o = ls(s);
	e = typeof e == "function" ? e : e === void 0 ? ps : $o(e), t = typeof t == "function" ? t : t === void 0 ? ms : $o(t);
	function s(s) {
		var c, l = (s = us(s)).length, u, d = !1, f;
		for (r ?? (a = i(f = o())), c = 0; c <= l; ++c) !(c < l && n(u = s[c], c, s)) === d && ((d = !d) ? a.lineStart() : a.lineEnd()), d && a.point(+e(u, c, s), +t(u, c, s));
		if (f) return a = null, f + "" || null;
	}
	return s.x = function(t) {
		return arguments.length ? (e = typeof t == "function" ? t : $o(+t), s) : e;
	}, s.y = function(e) {
		return arguments.length ? (t = typeof e == "function" ? e : $o(+e), s) : t;
	}, s.defined = function(e) {
		return arguments.length ? (n = typeof e == "function" ? e : $o(!!e), s) : n;
	}, s.curve = function(e) {
		return arguments.length ? (i = e, r != null && (a = i(r)), s) : i;
	}, s.context = function(e) {
		return arguments.length ? (e == null ? r = a = null : a = i(r = e), s) : r;
	}, s;
}
// src/story/parts/WishChart.svelte
var gs = /* @__PURE__ */ Dr("<line class=\"grid svelte-15ar1u1\"></line><text text-anchor=\"end\"> </text>", 1), _s = /* @__PURE__ */ Dr("<text> </text>"), vs = /* @__PURE__ */ Dr("<path class=\"before svelte-15ar1u1\"></path>"), ys = /* @__PURE__ */ G("<figure class=\"svelte-15ar1u1\"><svg role=\"img\" class=\"svelte-15ar1u1\"><!><!><!><path class=\"curve svelte-15ar1u1\"></path><circle r=\"6\" class=\"svelte-15ar1u1\"></circle></svg></figure>");
function bs(e, t) {
	A(t, !0);
	let n = X(t, "enough", 15, !1), { coins: r } = Ki(), i = /* @__PURE__ */ M(() => Z.t.story), [a, o, s, c] = [
		100,
		2e3,
		20,
		900
	], l = /* @__PURE__ */ P(600), u = {
		left: 34,
		right: 14,
		top: 12,
		bottom: 26
	}, d = (e) => u.left + (e - a) / (o - a) * (U(l) - u.left - u.right), f = (e) => 150 - u.bottom - e * (150 - u.top - u.bottom), p = /* @__PURE__ */ P(Yt([r.wants, r.wants]));
	vn(() => {
		let e = r.wants;
		ur(() => {
			F(p, [Math.min(U(p)[0], e), Math.max(U(p)[1], e)], !0), n(U(p)[1] - U(p)[0] >= c);
		});
	});
	function m(e, t, n) {
		let i = [t, n];
		for (let e = a; e <= o; e += s) e > t && e < n && i.push(e);
		return i.sort((e, t) => e - t), hs((e) => d(e), (t) => f(r.ask(e, 2, t).shares[0]))(i) ?? "";
	}
	let h = /* @__PURE__ */ M(() => r.ask(t.way, 2));
	var g = ys(), _ = I(g);
	Y(_, "height", 150);
	var v = I(_);
	J(v, 16, () => [
		0,
		.5,
		1
	], (e) => e, (e, t) => {
		var n = gs(), r = L(n), i = z(r), a = R(i, !0);
		B((e, n, o) => {
			Y(r, "x1", u.left), Y(r, "x2", U(l) - u.right), Y(r, "y1", e), Y(r, "y2", n), Y(i, "x", u.left - 8), Y(i, "y", o), q(a, t);
		}, [
			() => f(t),
			() => f(t),
			() => f(t) + 4
		]), K(e, n);
	});
	var y = z(v);
	J(y, 16, () => [
		500,
		1e3,
		1500,
		2e3
	], (e) => e, (e, t) => {
		var n = _s();
		Y(n, "y", 144);
		var r = R(n, !0);
		B((e, i) => {
			Y(n, "x", e), Y(n, "text-anchor", t === o ? "end" : "middle"), q(r, i);
		}, [() => d(t), () => Q(t, 0)]), K(e, n);
	});
	var b = z(y), x = (e) => {
		var t = vs();
		B((e) => Y(t, "d", e), [() => m("plain", a, o)]), K(e, t);
	};
	Br(b, (e) => {
		t.way === "soft" && e(x);
	});
	var S = z(b), C = z(S);
	k(_), k(g), B((e, n, r) => {
		Y(_, "width", U(l)), Y(_, "aria-label", t.way === "plain" ? U(i).wish.chart : U(i).softmax.chart), Y(S, "d", e), Y(C, "cx", n), Y(C, "cy", r);
	}, [
		() => m(t.way, U(p)[0], U(p)[1]),
		() => d(r.wants),
		() => f(U(h).shares[0])
	]), Oi(g, "clientWidth", (e) => F(l, e)), K(e, g), j();
}
// src/story/screens/Softmax.svelte
var xs = /* @__PURE__ */ G("<!> <!> <!> <!>", 1);
function Ss(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.softmax), r = /* @__PURE__ */ P(!1);
	var i = xs(), a = L(i);
	Fa(a, {
		people: 2,
		way: "soft"
	});
	var o = z(a, 2);
	Oa(o, {
		people: 2,
		onlyWish: !0
	});
	var s = z(o, 2);
	bs(s, {
		way: "soft",
		get enough() {
			return U(r);
		},
		set enough(e) {
			F(r, e, !0);
		}
	}), $(z(s, 2), {
		get text() {
			return U(n).text;
		},
		children: (e, t) => {
			Qo(e, {
				get enough() {
					return U(r);
				},
				get found() {
					return U(n).found;
				},
				get wait() {
					return U(n).wait;
				}
			});
		},
		$$slots: { default: !0 }
	}), K(e, i), j();
}
// src/story/screens/Tell.svelte
var Cs = /* @__PURE__ */ G("<tr><th scope=\"row\" class=\"svelte-1ndyuow\"> </th><td class=\"cell svelte-1ndyuow\" aria-hidden=\"true\"><div class=\"svelte-1ndyuow\"></div></td><td class=\"r svelte-1ndyuow\"> </td></tr>"), ws = /* @__PURE__ */ G("<div class=\"case svelte-1ndyuow\"><p class=\"text svelte-1ndyuow\" lang=\"en\"> <b class=\"output\"> </b></p> <dl class=\"svelte-1ndyuow\"><div class=\"svelte-1ndyuow\"><dt> </dt><dd class=\"query svelte-1ndyuow\"> </dd></div></dl> <table class=\"svelte-1ndyuow\"><caption class=\"svelte-1ndyuow\"> </caption><tbody></tbody></table> <p class=\"soft svelte-1ndyuow\"> </p></div>"), Ts = /* @__PURE__ */ G("<!> <!> <p class=\"next svelte-1ndyuow\"> </p> <pre lang=\"en\" class=\"svelte-1ndyuow\">qkv look \"your text\"\nqkv story --page story.html \"your sentence\"\nqkv explore \"your text\"</pre> <p class=\"soft svelte-1ndyuow\"> </p>", 1);
function Es(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story.tell), i = /* @__PURE__ */ M(() => n.all.map(({ of: e }, t) => ({
		of: e,
		own: {
			from: Yi(e.tokens[e.row]),
			to: Yi(e.tokens[e.best]),
			guess: Yi(e.next[0][0])
		},
		share: n.shareIn(t)
	})).filter(({ of: e }) => e.row === e.tokens.length - 1)), a = (e, t) => {
		let n = e.filter((e, n) => n !== t && n > 0);
		return [Ji(Math.min(...n)), Ji(Math.max(...n))];
	};
	var o = Ts(), s = L(o);
	J(s, 17, () => U(i), Vr, (e, t) => {
		let n = () => U(t).of, i = () => U(t).own, o = () => U(t).share;
		var s = ws(), c = I(s), l = I(c), u = R(z(l), !0);
		k(c);
		var d = z(c, 2), f = I(d), p = I(f), h = R(p, !0), g = R(z(p), !0);
		k(f), k(d);
		var _ = z(d, 2), v = I(_), y = R(v, !0), b = z(v);
		J(b, 21, () => [
			[U(r).whole, n().cuts.with],
			[U(r).cutHead, n().cuts.head[n().best]],
			[U(r).cutAll, n().cuts.all[n().best]]
		], ([e, t]) => e, (e, t) => {
			var n = /* @__PURE__ */ M(() => m(U(t), 2));
			let r = () => U(n)[0], i = () => U(n)[1];
			var a = Cs(), o = I(a), s = R(o, !0), c = z(o), l = I(c);
			let u;
			k(c);
			var d = R(z(c), !0);
			k(a), B((e) => {
				q(s, r()), u = ci(l, "", u, { width: `${100 * i()}%` }), q(d, e);
			}, [() => Ji(i())]), K(e, a);
		}), k(b), k(_);
		var x = R(z(_, 2), !0);
		k(s), B((e, t, r, a) => {
			q(l, `${n().sentence ?? ""} `), q(u, i().guess), q(h, e), q(g, t), q(y, r), q(x, a);
		}, [
			() => U(r).share(i().from, i().to),
			() => Ji(o()),
			() => Z.t.story.next.guess(i().guess),
			() => Z.t.story.next.others(...a(n().cuts.all, n().best))
		]), K(e, s);
	});
	var c = z(s, 2);
	$(c, { get text() {
		return U(r).text;
	} });
	var l = z(c, 2), u = R(l, !0), d = R(z(l, 4), !0);
	B(() => {
		q(u, U(r).next), q(d, U(r).source);
	}), K(e, o), j();
}
// src/story/screens/Tokens.svelte
var Ds = /* @__PURE__ */ G("<span><i class=\"svelte-fjt6d\"></i> </span>"), Os = /* @__PURE__ */ G("<!> <div class=\"pieces svelte-fjt6d\" lang=\"en\" aria-hidden=\"true\"></div> <p class=\"label svelte-fjt6d\"> </p> <!> <p class=\"soft svelte-fjt6d\"> </p> <!>", 1);
function ks(e, t) {
	A(t, !0);
	let { reading: n } = Ki(), r = /* @__PURE__ */ M(() => Z.t.story), i = /* @__PURE__ */ M(() => n.sentence.of), a = /* @__PURE__ */ M(() => Yi(U(i).tokens[n.row]));
	var o = Os(), s = L(o);
	da(s, { measured: !1 });
	var c = z(s, 2);
	J(c, 21, () => U(i).tokens, Vr, (e, t, r) => {
		var a = Ds();
		let o;
		var s = I(a);
		s.textContent = r;
		var c = z(s, 1, !0);
		k(a), B((e) => {
			o = oi(a, 1, "svelte-fjt6d", null, o, {
				asker: r === n.row,
				within: r > 0 && U(i).words[r] === U(i).words[r - 1]
			}), q(c, e);
		}, [() => Yi(U(t))]), K(e, a);
	}), k(c);
	var l = z(c, 2), u = R(l, !0), d = z(l, 2);
	{
		let e = /* @__PURE__ */ M(() => n.sentence.residual(n.row)), t = /* @__PURE__ */ M(() => U(r).tokens.list(U(a)));
		pa(d, {
			get numbers() {
				return U(e);
			},
			role: "query",
			height: 30,
			get label() {
				return U(t);
			}
		});
	}
	var f = z(d, 2), p = R(f);
	$(z(f, 2), { get text() {
		return U(r).tokens.text;
	} }), B((e, t) => {
		q(u, e), q(p, `${t ?? ""} · ${U(r).positiveNegative ?? ""}`);
	}, [() => U(r).tokens.list(U(a)), () => U(r).tokens.pieces(U(i).tokens.length)]), K(e, o), j();
}
// src/story/screens/Who.svelte
var As = /* @__PURE__ */ G("<th scope=\"col\" class=\"svelte-1ofvybf\"> </th>"), js = /* @__PURE__ */ G("<td class=\"svelte-1ofvybf\"> </td>"), Ms = /* @__PURE__ */ G("<tr class=\"svelte-1ofvybf\"><th scope=\"row\"> </th><!></tr>"), Ns = /* @__PURE__ */ G("<span> </span>"), Ps = /* @__PURE__ */ G("<table class=\"svelte-1ofvybf\"><thead class=\"svelte-1ofvybf\"><tr class=\"svelte-1ofvybf\"></tr></thead><tbody class=\"svelte-1ofvybf\"></tbody></table> <p class=\"equation svelte-1ofvybf\"></p> <!>", 1);
function Fs(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.who), r = /* @__PURE__ */ M(() => Z.t.story), i = {
		query: "Q",
		key: "K",
		value: "V",
		output: "+"
	};
	var a = Ps(), o = L(a), s = I(o), c = I(s);
	J(c, 21, () => U(n).columns, Vr, (e, t) => {
		var n = As(), r = R(n, !0);
		B(() => q(r, U(t))), K(e, n);
	}), k(c), k(s);
	var l = z(s);
	J(l, 21, () => U(n).rows, (e) => e[0], (e, t) => {
		var a = Ms(), o = I(a), s = R(o);
		J(z(o), 17, () => U(t).slice(1), Vr, (e, t, r) => {
			var i = js(), a = R(i, !0);
			B(() => {
				Y(i, "data-label", U(n).columns[r + 1]), q(a, U(t));
			}), K(e, i);
		}), k(a), B(() => {
			oi(o, 1, ei(U(t)[0]), "svelte-1ofvybf"), q(s, `${i[U(t)[0]] ?? "" ?? ""} ${U(r).roles[U(t)[0]] ?? ""}`);
		}), K(e, a);
	}), k(l), k(o);
	var u = z(o, 2);
	J(u, 21, () => U(n).equation.split(/(Q|Kᵀ|V)/), Vr, (e, t) => {
		var n = Ns(), r = R(n, !0);
		B(() => {
			oi(n, 1, ei({
				Q: "query",
				Kᵀ: "key",
				V: "value"
			}[U(t)] ?? ""), "svelte-1ofvybf"), q(r, U(t));
		}), K(e, n);
	}), k(u), $(z(u, 2), { get text() {
		return U(n).text;
	} }), K(e, a), j();
}
// src/story/screens/Wish.svelte
var Is = /* @__PURE__ */ G("<!> <!> <!> <!>", 1);
function Ls(e, t) {
	A(t, !0);
	let n = /* @__PURE__ */ M(() => Z.t.story.wish), r = /* @__PURE__ */ P(!1);
	var i = Is(), a = L(i);
	Fa(a, {
		people: 2,
		way: "plain"
	});
	var o = z(a, 2);
	Oa(o, {
		people: 2,
		onlyWish: !0
	});
	var s = z(o, 2);
	bs(s, {
		way: "plain",
		get enough() {
			return U(r);
		},
		set enough(e) {
			F(r, e, !0);
		}
	}), $(z(s, 2), {
		get text() {
			return U(n).text;
		},
		children: (e, t) => {
			Qo(e, {
				get enough() {
					return U(r);
				},
				get found() {
					return U(n).found;
				},
				get wait() {
					return U(n).wait;
				}
			});
		},
		$$slots: { default: !0 }
	}), K(e, i), j();
}
// src/story/screens.ts
var Rs = [
	{
		id: "alone",
		part: "people",
		component: La
	},
	{
		id: "friend",
		part: "people",
		component: Ua
	},
	{
		id: "wish",
		part: "people",
		component: Ls
	},
	{
		id: "softmax",
		part: "people",
		component: Ss
	},
	{
		id: "powers",
		part: "people",
		component: To
	},
	{
		id: "product",
		part: "people",
		component: Ao
	},
	{
		id: "scale",
		part: "people",
		component: Io
	},
	{
		id: "learned",
		part: "people",
		component: so
	},
	{
		id: "tokens",
		part: "model",
		component: ks
	},
	{
		id: "qkv",
		part: "model",
		component: No
	},
	{
		id: "scores",
		part: "model",
		component: Jo
	},
	{
		id: "scaling",
		part: "model",
		component: Ko
	},
	{
		id: "mask",
		part: "model",
		component: ho
	},
	{
		id: "shares",
		part: "model",
		component: Xo
	},
	{
		id: "mix",
		part: "model",
		component: vo
	},
	{
		id: "added",
		part: "model",
		component: Ca
	},
	{
		id: "heads",
		part: "model",
		component: Za
	},
	{
		id: "next",
		part: "model",
		component: So
	},
	{
		id: "block",
		part: "around",
		component: Va
	},
	{
		id: "kinds",
		part: "around",
		component: no
	},
	{
		id: "who",
		part: "around",
		component: Fs
	},
	{
		id: "limits",
		part: "around",
		component: fo
	},
	{
		id: "tell",
		part: "around",
		component: Es
	}
], zs = class {
	of;
	#e;
	constructor(e) {
		this.of = e, this.#e = new Map([
			"query",
			"key",
			"value",
			"residual",
			"added"
		].map((t) => [t, Bs(e[t])]));
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
function Bs(e) {
	let t = Uint8Array.from(atob(e.base64), (e) => e.charCodeAt(0)), n = new DataView(t.buffer), r = e.dtype === "float32" ? 4 : 2, i = new Float32Array(t.length / r);
	for (let e = 0; e < i.length; e++) i[e] = r === 4 ? n.getFloat32(e * 4, !0) : Vs(n.getUint16(e * 2, !0));
	return i;
}
function Vs(e) {
	let t = e & 32768 ? -1 : 1, n = e >> 10 & 31, r = e & 1023;
	return n === 0 ? t * r * 2 ** -24 : n === 31 ? r ? NaN : t * Infinity : t * (1 + r / 1024) * 2 ** (n - 15);
}
// src/story/state.svelte.ts
var Hs = class {
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
		let r = this.has.slice(0, t).map((e) => e / n), i = e === "plain" ? Zi(r) : Qi(r), a = i.map((e, t) => e * this.gives[t]), o = a.reduce((e, t) => e + t, 0);
		return {
			scores: r,
			shares: i,
			coins: a,
			gain: o,
			total: this.start.own + o
		};
	}
}, Us = class {
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
	all;
	constructor(e) {
		this.all = e.sentences.map((e) => new zs(e)), this.choose(0);
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
	ask(e) {
		this.row = e;
		let t = this.shares(this.head, e);
		this.key = e === 0 ? 0 : 1 + t.slice(1, e + 1).reduce((e, t, n, r) => t > r[e] ? n : e, 0);
	}
	shareIn(e) {
		let t = this.all[e], { head: n, row: r, best: i, tokens: a } = t.of, o = a.map((e, r) => t.key(n, r));
		return Qi(na(t.query(n, r), o, void 0, (e) => e <= r))[i];
	}
	scores(e = this.head, t = this.row, n = {}) {
		let r = this.sentence.of.tokens.map((t, n) => this.sentence.key(e, n));
		return na(this.sentence.query(e, t), r, n.scale, (e) => n.mask === !1 || e <= t);
	}
	shares(e = this.head, t = this.row, n = {}) {
		return Qi(this.scores(e, t, n));
	}
}, Ws = /* @__PURE__ */ G("<span class=\"subtitle svelte-gwhft2\"></span>"), Gs = /* @__PURE__ */ G("<h1 class=\"subtitle svelte-gwhft2\"> </h1>"), Ks = /* @__PURE__ */ G("<h1 class=\"svelte-gwhft2\"> </h1> <p class=\"lead svelte-gwhft2\"> </p>", 1), qs = /* @__PURE__ */ G("<section class=\"svelte-gwhft2\"><p class=\"part svelte-gwhft2\"> <span aria-hidden=\"true\">·</span> </p> <h2 tabindex=\"-1\" class=\"svelte-gwhft2\"> </h2> <!></section>"), Js = /* @__PURE__ */ G("<option class=\"svelte-gwhft2\"> </option>"), Ys = /* @__PURE__ */ G("<optgroup class=\"svelte-gwhft2\"></optgroup>"), Xs = /* @__PURE__ */ G("<header class=\"svelte-gwhft2\"><a class=\"mark svelte-gwhft2\"><span class=\"query\">q</span><span class=\"key\">k</span><span class=\"value\">v</span></a> <!> <!></header> <main><!> <!></main> <nav class=\"svelte-gwhft2\"><div class=\"bar svelte-gwhft2\"><button class=\"step svelte-gwhft2\" aria-keyshortcuts=\"ArrowLeft\">← <span class=\"svelte-gwhft2\"> </span></button> <div class=\"middle svelte-gwhft2\"><label class=\"unseen\" for=\"contents\"> </label> <select id=\"contents\" class=\"svelte-gwhft2\"></select> <button class=\"quiet svelte-gwhft2\"> </button></div> <button class=\"step forward svelte-gwhft2\" aria-keyshortcuts=\"ArrowRight\"><span class=\"svelte-gwhft2\"> </span> →</button></div> <div class=\"progress svelte-gwhft2\" aria-hidden=\"true\"><div class=\"svelte-gwhft2\"></div></div></nav>", 1);
function Zs(e, t) {
	A(t, !0), Ke("story", {
		data: t.data,
		coins: new Hs(t.data.numbers.coins),
		reading: new Us(t.data)
	});
	let n = /* @__PURE__ */ M(() => Z.t.story), r = () => Math.max(0, Rs.findIndex((e) => `#${e.id}` === location.hash)), i = /* @__PURE__ */ P(Yt(r())), a = /* @__PURE__ */ P(location.hash === "#all"), o = /* @__PURE__ */ M(() => Rs[U(i)]), s = /* @__PURE__ */ M(() => Object.keys(U(n).parts));
	vn(() => {
		document.title = U(a) ? U(n).title : `${U(n)[U(o).id].title} · ${U(n).title}`;
	});
	async function c(e) {
		if (e < 0 || e >= Rs.length) return;
		F(i, e, !0), history.replaceState(null, "", `#${Rs[e].id}`), await sr();
		let t = document.getElementById(`${Rs[e].id}-title`);
		t?.focus({ preventScroll: !0 }), U(a) ? t?.scrollIntoView() : window.scrollTo(0, 0);
	}
	async function l(e) {
		F(a, e, !0), await sr(), e && history.replaceState(null, "", "#all"), await c(U(i));
	}
	function u(e) {
		let t = e.target;
		if (U(a) || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || t.closest?.("input, select, textarea, [data-keys]")) return;
		let n = {
			ArrowRight: 1,
			ArrowLeft: -1
		}[e.key];
		n !== void 0 && (e.preventDefault(), c(U(i) + n));
	}
	var d = Xs();
	_r("keydown", Qt, u), _r("hashchange", Qt, () => F(i, r(), !0));
	var f = L(d), p = I(f), m = z(p, 2), h = (e) => {
		K(e, Ws());
	}, g = (e) => {
		var t = Gs(), r = R(t, !0);
		B(() => q(r, U(n).title)), K(e, t);
	};
	Br(m, (e) => {
		U(i) === 0 || U(a) ? e(h) : e(g, -1);
	}), Gi(z(m, 2), {}), k(f);
	var _ = z(f, 2);
	let v;
	var y = I(_), b = (e) => {
		var t = Ks(), r = L(t), i = R(r, !0), a = R(z(r, 2), !0);
		B(() => {
			q(i, U(n).title), q(a, U(n).subtitle);
		}), K(e, t);
	}, x = (e) => {
		var t = Ks(), r = L(t), i = R(r, !0), a = R(z(r, 2), !0);
		B(() => {
			q(i, U(n).title), q(a, U(n).subtitle);
		}), K(e, t);
	};
	Br(y, (e) => {
		U(a) ? e(b) : U(i) === 0 && e(x, 1);
	}), J(z(y, 2), 19, () => Rs, (e) => e.id, (e, t, r) => {
		var o = kr(), s = L(o), c = (e) => {
			var i = qs(), a = I(i), o = I(a), s = z(o, 2);
			k(a);
			var c = z(a, 2), l = R(c, !0);
			Zr(z(c, 2), () => U(t).component, (e, t) => {
				t(e, {});
			}), k(i), B((e) => {
				Y(i, "id", `screen-${U(t).id ?? ""}`), Y(i, "aria-labelledby", `${U(t).id ?? ""}-title`), q(o, `${U(n).parts[U(t).part] ?? ""} `), q(s, ` ${e ?? ""}`), Y(c, "id", `${U(t).id ?? ""}-title`), q(l, U(n)[U(t).id].title);
			}, [() => U(n).of(U(r) + 1, Rs.length)]), K(e, i);
		};
		Br(s, (e) => {
			(U(a) || U(r) === U(i)) && e(c);
		}), K(e, o);
	}), k(_);
	var S = z(_, 2), C = I(S), w = I(C), T = R(z(I(w)), !0);
	k(w);
	var ee = z(w, 2), te = I(ee), ne = R(te, !0), E = z(te, 2);
	J(E, 20, () => U(s), (e) => e, (e, t) => {
		var r = Ys();
		J(r, 23, () => Rs, (e) => e.id, (e, r, i) => {
			var a = kr(), o = L(a), s = (e) => {
				var t = Js(), a = R(t), o = {};
				B(() => {
					q(a, `${U(i) + 1}. ${U(n)[U(r).id].title ?? ""}`), o !== (o = U(i)) && (t.value = (t.__value = o) ?? "");
				}), K(e, t);
			};
			Br(o, (e) => {
				U(r).part === t && e(s);
			}), K(e, a);
		}), k(r), B(() => Y(r, "label", U(n).parts[t])), K(e, r);
	}), k(E);
	var re;
	fi(E);
	var ie = z(E, 2), ae = R(ie, !0);
	k(ee);
	var oe = z(ee, 2), se = R(I(oe), !0);
	Ce(), k(oe), k(C);
	var ce = z(C, 2), le = I(ce);
	let ue;
	k(ce), k(S), B(() => {
		Y(p, "href", `#${Rs[0].id ?? ""}`), v = oi(_, 1, "svelte-gwhft2", null, v, { whole: U(a) }), Y(S, "aria-label", U(n).contents), w.disabled = U(a) || U(i) === 0, q(T, U(n).back), q(ne, U(n).contents), re !== (re = U(i)) && (E.value = (E.__value = re) ?? "", di(E, re)), q(ae, U(a) ? U(n).oneByOne : U(n).onePage), oe.disabled = U(a) || U(i) === Rs.length - 1, q(se, U(n).forward), ue = ci(le, "", ue, { width: `${100 * (U(i) + 1) / Rs.length}%` });
	}), W("click", p, (e) => (e.preventDefault(), c(0))), W("click", w, () => c(U(i) - 1)), W("change", E, (e) => c(Number(e.currentTarget.value))), W("click", ie, () => l(!U(a))), W("click", oe, () => c(U(i) + 1)), K(e, d), j();
}
vr(["click", "change"]), Hi.apply(), Z.apply();
var Qs = JSON.parse(document.getElementById("data").textContent);
Fr(Zs, {
	target: document.getElementById("page"),
	props: { data: Qs }
});
