;; Products of a query with every row.
(module
  (memory (export "memory") 0)

  ;; Sixteen 8-bit numbers a step, against 16-bit ones of the query, added in 32 bits; then times $scale, times the row's own.
  (func (export "multiplyBytes")
    (param $rows i32)       ;; where the rows begin, 8-bit numbers, row after row
    (param $end i32)        ;; where they end
    (param $dimensions i32) ;; a multiple of 16
    (param $query i32)      ;; where the query begins, 16-bit numbers
    (param $scale f64)
    (param $scales i32)     ;; where the rows' scales begin, 32-bit numbers
    (param $products i32)   ;; where the products go, 64-bit numbers
    (local $rowEnd i32)
    (local $at i32)
    (local $sums v128)
    (local $row v128)
    (block $done
      (loop $nextRow
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $rowEnd (i32.add (local.get $rows) (local.get $dimensions)))
        (local.set $at (local.get $query))
        (local.set $sums (v128.const i32x4 0 0 0 0))
        (loop $nextStep
          (local.set $row (v128.load (local.get $rows)))
          (local.set $sums
            (i32x4.add
              (local.get $sums)
              (i32x4.add
                (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $row)) (v128.load (local.get $at)))
                (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $row)) (v128.load offset=16 (local.get $at))))))
          (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $nextStep (i32.lt_u (local.get $rows) (local.get $rowEnd))))
        (f64.store (local.get $products)
          (f64.mul
            (f64.mul
              (f64.convert_i32_s
                (i32.add
                  (i32.add
                    (i32x4.extract_lane 0 (local.get $sums))
                    (i32x4.extract_lane 1 (local.get $sums)))
                  (i32.add
                    (i32x4.extract_lane 2 (local.get $sums))
                    (i32x4.extract_lane 3 (local.get $sums)))))
              (local.get $scale))
            (f64.promote_f32 (f32.load (local.get $scales)))))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $products (i32.add (local.get $products) (i32.const 8)))
        (br $nextRow))))

  ;; Four 32-bit fractions a step, against 64-bit ones of the query, added as dot in cosine.ts adds them: the same to the last bit.
  (func (export "multiplyFloats")
    (param $rows i32)       ;; where the rows begin, 32-bit numbers, row after row
    (param $end i32)        ;; where they end
    (param $size i32)       ;; bytes of a row, a multiple of 16
    (param $query i32)      ;; where the query begins, 64-bit numbers
    (param $products i32)   ;; where the products go, 64-bit numbers
    (local $rowEnd i32)
    (local $at i32)
    (local $first v128)
    (local $second v128)
    (local $row v128)
    (block $done
      (loop $nextRow
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $rowEnd (i32.add (local.get $rows) (local.get $size)))
        (local.set $at (local.get $query))
        (local.set $first (v128.const i32x4 0 0 0 0))
        (local.set $second (v128.const i32x4 0 0 0 0))
        (loop $nextStep
          (local.set $row (v128.load (local.get $rows)))
          (local.set $first
            (f64x2.add
              (local.get $first)
              (f64x2.mul (f64x2.promote_low_f32x4 (local.get $row)) (v128.load (local.get $at)))))
          (local.set $second
            (f64x2.add
              (local.get $second)
              (f64x2.mul
                (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $row) (local.get $row)))
                (v128.load offset=16 (local.get $at)))))
          (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $nextStep (i32.lt_u (local.get $rows) (local.get $rowEnd))))
        (f64.store (local.get $products)
          (f64.add
            (f64.add
              (f64.add
                (f64x2.extract_lane 0 (local.get $first))
                (f64x2.extract_lane 1 (local.get $first)))
              (f64x2.extract_lane 0 (local.get $second)))
            (f64x2.extract_lane 1 (local.get $second))))
        (local.set $products (i32.add (local.get $products) (i32.const 8)))
        (br $nextRow)))))
