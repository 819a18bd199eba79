/**
 * Words with capitals that no paper owns, for `fieldTerms.ts`: tasks, measures, machines, tools, people and general terms of the
 * field. From general knowledge. Names that a paper owns are in `seeds/methods/`, not here.
 */
export const ownerlessTerms: readonly string[] = (
  "SSL|NAS|NLP|NLU|NLG|NMT|ASR|TTS|OCR|NER|QA|IR|RL|ML|AI|DL|CV|HDR|LDR|SGG|SSIM|PSNR|LPIPS|FID|IS|BLEU|ROUGE|METEOR|CIDEr|BERTScore|mAP|AP|IoU|mIoU|AUC|AUROC|MRR|NDCG|" +
  "MSE|MAE|RMSE|KL|ELBO|NLL|CE|BCE|OOD|ID|TTA|UDA|DA|DG|FL|KD|MTL|MIL|CL|ICL|SFT|PEFT|PTQ|QAT|SOTA|FLOPs|GPU|CPU|TPU|FPGA|RAM|API|CUDA|PyTorch|TensorFlow|JAX|Keras|Python|" +
  "GitHub|Hugging Face|HuggingFace|Google|OpenAI|Meta|Microsoft|NVIDIA|Amazon|Twitter|Reddit|Wikipedia|YouTube|arXiv|RGB|RGB-D|RGBD|CT|MRI|EEG|ECG|X-ray|COVID-19|USA|EU|UK|" +
  "Transformer|Transformers|Router|Adapter|Prompt|Express|Flask|Trainer|Attention|Encoder|Decoder|Optimizer|Scheduler|Agent|Planner|Module|Network|Model|Dataset|Benchmark|Framework|" +
  "Gaussian|Bayesian|Markov|Monte Carlo|Wasserstein|Lipschitz|Fourier|Laplacian|Euclidean|Hessian|Jacobian|Riemannian|Bernoulli|Poisson|Kalman|Nash|Pareto|Thompson|Langevin|Boltzmann|Hamiltonian|" +
  "English|Chinese|German|French|Spanish|Japanese|Korean|Arabic|Hindi|Russian|Internet|Web|World|Large Language Model|Vision Transformer|Convolutional Neural Network|Graph Neural Network|" +
  "Deep Learning|Machine Learning|Reinforcement Learning|Federated Learning|Contrastive Learning|Knowledge Distillation|Neural Network|Deep Neural Network|Artificial Intelligence"
).split("|");
