/**
 * Operators of the ONNX standard that a model package may use: what image preprocessing, convolutional networks,
 * vision transformers and their quantised forms are made of. Control flow (Loop, If, Scan), sequences, strings,
 * random numbers and custom functions are not among them, so a graph ends and answers the same every time.
 */
export const standardOperators: ReadonlySet<string> = new Set(
  `Abs Add And ArgMax ArgMin AveragePool BatchNormalization Cast Ceil Clip Concat Constant ConstantOfShape Conv
  ConvInteger ConvTranspose Cos CumSum DepthToSpace DequantizeLinear Div DynamicQuantizeLinear Einsum Elu Equal Erf Exp
  Expand Flatten Floor Gather GatherElements GatherND Gelu Gemm GlobalAveragePool GlobalMaxPool Greater GreaterOrEqual
  GroupNormalization HardSigmoid HardSwish Identity InstanceNormalization LayerNormalization LeakyRelu Less LessOrEqual
  Log LogSoftmax MatMul MatMulInteger Max MaxPool Min Mish Mod Mul Neg Not Or PRelu Pad Pow QLinearConv QLinearMatMul
  QuantizeLinear Range Reciprocal ReduceL2 ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum Relu Reshape Resize
  Round Shape Sigmoid Sign Sin Slice Softmax Softplus Split Sqrt Squeeze Sub Sum Tanh Tile TopK Transpose Unsqueeze
  Where`.split(/\s+/),
);

/** ONNX Runtime's own operators for 8-bit networks, in the domain `com.microsoft`; no other of that domain. */
export const quantisationOperators: ReadonlySet<string> = new Set(
  `DequantizeLinear DynamicQuantizeMatMul MatMulIntegerToFloat QGemm QLinearAdd QLinearAveragePool QLinearConcat
  QLinearGlobalAveragePool QLinearLeakyRelu QLinearMul QLinearReduceMean QLinearSigmoid QLinearSoftmax
  QuantizeLinear`.split(/\s+/),
);

/** Versions of the ONNX standard that a graph may be written in. */
export const allowedOpsets = { oldest: 13, newest: 23 } as const;
